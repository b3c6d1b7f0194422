#pragma once

#include "engine/runtime/contentapi.h"
#include "ui/models/previewwarnings.h"

#include <QListWidget>

//! What each platform has of one lesson, a line each: which version its clients acknowledged
//! against the newest; below it a line for each thing that went wrong when the lesson was made for
//! it, with the rule and what to do. Main thread.
namespace Batanidza {

class AdaptationWatch;
class ContentModel;
class Look;

class ContentPlaces final : public QListWidget
{
    Q_OBJECT

public:
    //! All of it outlives this.
    ContentPlaces(const Look &look, const ContentModel &model, const AdaptationWatch &faults,
                  QWidget *parent = nullptr);

    //! Nothing empties it. The line that was chosen stays chosen.
    void show(const std::optional<ItemRow> &row);
    //! Platforms that lack the newest version or have a fault.
    [[nodiscard]] int inNeed() const { return m_inNeed; }

Q_SIGNALS:
    //! A person wants to see it as the platform shows it; `key` is of the preview's block.
    void previewWanted(const Batanidza::ItemId &id, const QString &key);

private:
    void addLine(Severity severity, const QString &text, const QString &key, bool below);

    const Look &m_look;
    const ContentModel &m_model;
    const AdaptationWatch &m_faults;
    ItemId m_id;
    int m_inNeed = 0;
};

} // namespace Batanidza
