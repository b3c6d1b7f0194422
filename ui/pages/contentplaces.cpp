#include "ui/pages/contentplaces.h"

#include "ui/look.h"
#include "ui/models/adaptationwatch.h"
#include "ui/models/contentmodel.h"
#include "ui/text/format.h"
#include "ui/text/previewtext.h"
#include "ui/widgets/icons.h"

#include <QScrollBar>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

ContentPlaces::ContentPlaces(const Look &look, const ContentModel &model,
                             const AdaptationWatch &faults, QWidget *parent)
    : QListWidget(parent)
    , m_look(look)
    , m_model(model)
    , m_faults(faults)
{
    setWordWrap(true);
    setTextElideMode(Qt::ElideNone);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setResizeMode(Adjust);
    setSpacing(2);
    connect(this, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        Q_EMIT previewWanted(m_id, item->data(Qt::UserRole).toString());
    });
}

void ContentPlaces::addLine(Severity severity, const QString &text, const QString &key, bool below)
{
    auto *item = new QListWidgetItem(text, this);
    item->setData(Qt::UserRole, key);
    const int size = fontMetrics().height();
    item->setIcon(statusIconFor(severity, m_look.color(severity),
                                m_look.color(ColorRole::SelectionText), size, devicePixelRatioF()));
    //: Read aloud before a line: %1 how bad it is ("needs attention"), %2 the line
    item->setData(Qt::AccessibleTextRole,
                  below ? tr("%1: %2").arg(Format::severity(severity), text) : text);
    item->setToolTip(tr("Enter opens the lesson in Preview."));
}

void ContentPlaces::show(const std::optional<ItemRow> &row)
{
    const int current = currentRow();
    const int scrolled = verticalScrollBar()->value();
    const bool same = row && row->id == m_id;
    clear();
    m_id = row ? row->id : ItemId();
    m_inNeed = 0;
    if (!row)
        return;
    const int size = fontMetrics().height();
    setIconSize({size, size});
    const Json lesson = m_faults.lesson(*row);
    for (const Platform platform : allPlatforms) {
        const auto place = m_model.place(*row, platform);
        const auto warnings = m_faults.of(*row, platformName(platform));
        const bool faulty = std::ranges::any_of(warnings, &PreviewWarning::severe);
        const bool behind = place == ContentModel::Place::Behind;
        m_inNeed += faulty || behind;
        addLine(place == ContentModel::Place::HasIt ? Severity::Ok
                : behind                            ? Severity::Warning
                                                    : Severity::Unknown,
                //: %1 a platform, %2 a sentence
                tr("%1: %2").arg(Format::platform(platform), m_model.heldSentence(*row, platform)),
                {}, false);
        for (const PreviewWarning &warning : warnings) {
            const QString what =
                PreviewText::warning(warning, PreviewWarningModel::WhatColumn, lesson);
            const QString where =
                PreviewText::warning(warning, PreviewWarningModel::PlaceColumn, lesson);
            const QString line =
                warning.severe
                    //: %1 a platform, %2 where in the lesson, %3 rule and sentence, %4 what to do
                    ? tr("%1, adaptation error at %2. %3 What to do: %4")
                    //: %1 a platform, %2 where in the lesson, %3 rule and sentence, %4 what to do
                    : tr("%1, to look at: %2. %3 What to do: %4");
            addLine(warning.severe ? Severity::Critical : Severity::Warning,
                    line.arg(Format::platform(platform), where, what, PreviewText::remedy(warning)),
                    warning.key, true);
        }
    }
    if (!m_faults.isKnown(*row))
        addLine(Severity::Unknown, tr("What the platforms get of it was not looked through yet."),
                {}, false);
    if (!same)
        return;
    setCurrentRow(std::min(current, count() - 1));
    verticalScrollBar()->setValue(scrolled);
}

} // namespace Batanidza
