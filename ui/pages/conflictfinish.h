#pragma once

#include "ui/models/resultcheck.h"
#include "ui/pages/conflictcase.h"
#include "ui/pages/page.h"

//! Finish: the result is checked first (D10). An error goes to its field and nothing is sent; a
//! warning is accepted by a note that says why. Main thread; the check runs in the pool.
namespace Batanidza {

class ConflictFields;
class ConflictTabs;

class ConflictFinish final : public QObject
{
    Q_OBJECT

public:
    ConflictFinish(PageContext &context, ConflictCase &open, ConflictFields &fields,
                   ConflictTabs &tabs, QObject *parent = nullptr);

    void start();

private:
    void onChecked(const QList<ResultFinding> &findings, const Resolution &resolution);
    void refuse(const QList<ResultFinding> &findings);
    [[nodiscard]] QString sentence(const ResultFinding &found) const;

    PageContext &m_context;
    ConflictCase &m_case;
    ConflictFields &m_fields;
    ConflictTabs &m_tabs;
    quint64 m_asked = 0;
    QList<ResultFinding> m_warned; //!< what was warned of last, and how many notes there were then
    ConflictId m_warnedOf;
    qsizetype m_notes = 0;
};

} // namespace Batanidza
