#include "ui/pages/settingspagewords.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

#include <array>

namespace Batanidza {

namespace {

struct Word
{
    const char *english;
    const char16_t *shona;
    const char *meaning;
};

// Both languages stand side by side whatever the window speaks; only the meaning is translated.
constexpr std::array words{
    Word{"sync", u"kuwiriranisa",
         QT_TRANSLATE_NOOP("Batanidza::SettingsWords",
                           "To bring the same lessons to all platforms.")},
    Word{"conflict", u"kupokana",
         QT_TRANSLATE_NOOP("Batanidza::SettingsWords",
                           "Two people changed the same thing; a person decides.")},
    Word{"cache", u"dura",
         QT_TRANSLATE_NOOP("Batanidza::SettingsWords",
                           "What is kept close by so that it need not be fetched again.")},
    Word{"lesson", u"chidzidzo",
         QT_TRANSLATE_NOOP("Batanidza::SettingsWords",
                           "One piece of the course: words, dialogue, notes, exercises.")},
    Word{"edit", u"shanduko",
         QT_TRANSLATE_NOOP("Batanidza::SettingsWords", "A change that someone sends.")},
    Word{"version", u"vhezheni",
         QT_TRANSLATE_NOOP("Batanidza::SettingsWords",
                           "A lesson as it stands after one edit; versions are counted.")},
    Word{"platform", u"puratifomu",
         QT_TRANSLATE_NOOP("Batanidza::SettingsWords",
                           "A kind of device: web, iOS, Android, desktop, watch.")},
    Word{"device", u"mudziyo",
         QT_TRANSLATE_NOOP("Batanidza::SettingsWords",
                           "One phone, watch, browser or computer that connects.")},
    Word{"token", u"kiyi yekupinda",
         QT_TRANSLATE_NOOP("Batanidza::SettingsWords",
                           "A secret by which a device is known. Treat it like a key.")},
    Word{"engine", u"injini",
         QT_TRANSLATE_NOOP("Batanidza::SettingsWords",
                           "The part that stores lessons and brings them to the platforms.")},
    Word{"tone", u"mutsindo",
         QT_TRANSLATE_NOOP("Batanidza::SettingsWords",
                           "High or low pitch of a syllable; it can change what a word means.")},
    Word{"backup", u"kopi yekuchengetedza",
         QT_TRANSLATE_NOOP("Batanidza::SettingsWords",
                           "A copy from which everything can be restored.")},
};

} // namespace

SettingsWords::SettingsWords(QWidget *parent)
    : QWidget(parent)
    , m_intro(new QLabel(this))
    , m_table(new QTableWidget(static_cast<int>(words.size()), 3, this))
{
    m_intro->setWordWrap(true);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(true);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addWidget(m_intro);
    layout->addWidget(m_table, 1);
    retranslate();
}

QWidget *SettingsWords::table() const
{
    return m_table;
}

void SettingsWords::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SettingsWords::retranslate()
{
    m_intro->setText(tr("Words this window uses. The Shona terms are proposals until teachers have "
                        "agreed on them."));
    //: Head of a column: what a word means
    m_table->setHorizontalHeaderLabels({tr("English"), tr("Shona"), tr("Meaning")});
    m_table->setAccessibleName(tr("Words in English and Shona"));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const auto &word = words[static_cast<size_t>(row)];
        const QStringList cells{QString::fromLatin1(word.english), QString::fromUtf16(word.shona),
                                tr(word.meaning)};
        for (int column = 0; column < cells.size(); ++column)
            m_table->setItem(row, column, new QTableWidgetItem(cells.at(column))); // the table's
    }
    m_table->resizeRowsToContents();
}

} // namespace Batanidza
