#pragma once

#include "engine/runtime/conflictapi.h"
#include "ui/pages/page.h"

#include <QTimer>

class QComboBox;
class QDateTimeEdit;
class QLineEdit;

//! Which events of the log: lesson, kind, person, platform, rule and time, all together. Main
//! thread.
namespace Batanidza {

class EventLogFilter final : public QWidget
{
    Q_OBJECT

public:
    enum class Span { Always, Hour, Day, Week, Month, Between };

    explicit EventLogFilter(PageContext &context, QWidget *parent = nullptr);

    //! As it stands now; spans count back from now.
    [[nodiscard]] EventQuery query() const;
    [[nodiscard]] bool isEmpty() const;
    void clear();
    //! Offers these persons and rules too.
    void learn(const QList<EventLine> &lines);
    //! Of one lesson only.
    void setItem(const QString &item);
    [[nodiscard]] QLineEdit *lesson() const { return m_lesson; }
    [[nodiscard]] QComboBox *kind() const { return m_kind; }
    [[nodiscard]] QComboBox *person() const { return m_person; }
    [[nodiscard]] QComboBox *platform() const { return m_platform; }
    [[nodiscard]] QComboBox *rule() const { return m_rule; }
    [[nodiscard]] QComboBox *time() const { return m_time; }
    void retranslate();

    [[nodiscard]] QByteArray state() const;
    void restore(const QByteArray &state);

Q_SIGNALS:
    void changed();

private:
    void layOut();
    void fillKinds();
    void showBetween();
    static void offer(QComboBox &box, const QString &text, const QVariant &value);
    //! What was chosen of a list that can also be written in.
    [[nodiscard]] static QString written(const QComboBox &box);

    PageContext &m_context;
    QLineEdit *m_lesson;
    QComboBox *m_kind;
    QComboBox *m_person;
    QComboBox *m_platform;
    QComboBox *m_rule;
    QComboBox *m_time;
    QDateTimeEdit *m_from;
    QDateTimeEdit *m_to;
    QTimer m_pause; //!< while somebody writes
};

} // namespace Batanidza
