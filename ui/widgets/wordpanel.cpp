#include "ui/widgets/wordpanel.h"

#include "engine/base/jsonread.h"
#include "engine/shona/pronunciation.h"
#include "ui/text/format.h"
#include "ui/text/previewtext.h"
#include "ui/widgets/playbutton.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/tonecontour.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostSyllables = 60;

//! Where the piece stands in the lesson; empty where it is not there.
QString pathOf(const QString &key, const Json &lesson)
{
    if (key == u"title")
        return u"/title"_s;
    if (key == u"culture")
        return u"/culturalNotes"_s;
    const QString list = key.section(u'/', 0, 0);
    const QString id = key.section(u'/', 1);
    if (id.isEmpty())
        return lesson.contains(list) ? u'/' + list : QString();
    const JsonArray &entries = lesson[list].toArray();
    for (qsizetype i = 0; i < entries.size(); ++i) {
        if (entries[i][u"id"].toString() == id)
            return placeOf(list, i);
    }
    return {};
}

QString calm(const Json &text)
{
    return calmText(text.toString()).text.left(200);
}

} // namespace

WordPanel::WordPanel(const Look &look, AudioApi *audio, QWidget *parent)
    : QScrollArea(parent)
    , m_look(look)
    , m_heading(new TextLabel(look, TextRole::Section, this))
    , m_word(new QWidget(this))
    , m_toneName(new QLabel(m_word))
    , m_tone(new ToneContour(look, m_word))
    , m_toneUnknown(new QLabel(m_word))
    , m_check(new QLabel(this))
    , m_play(new PlayButton(audio, look, this))
    , m_platforms(new QLabel(this))
{
    auto *grid = new QGridLayout(m_word);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setColumnStretch(1, 1);
    m_ipa = addLine(*grid);
    m_phonetic = addLine(*grid);
    m_syllabic = addLine(*grid);
    const int row = grid->rowCount();
    grid->addWidget(m_toneName, row, 0, Qt::AlignTop);
    grid->addWidget(m_tone, row, 1, Qt::AlignLeft);
    grid->addWidget(m_toneUnknown, row, 1);
    m_heading->setWordWrap(true);
    for (QLabel *label : {m_check, m_platforms, m_toneUnknown, m_toneName}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    auto *inner = new QWidget(this);
    auto *layout = new QVBoxLayout(inner);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->setSpacing(8);
    layout->addWidget(m_heading);
    layout->addWidget(m_word);
    layout->addWidget(m_check);
    layout->addWidget(m_play);
    layout->addWidget(m_platforms);
    layout->addStretch(1);
    setWidget(inner);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setFocusPolicy(Qt::StrongFocus); // to be scrolled by keys
    retranslate();
}

WordPanel::Line WordPanel::addLine(QGridLayout &grid)
{
    Line line{new QLabel(m_word), new QLabel(m_word)};
    line.value->setFont(m_look.font(TextRole::Lesson));
    for (QLabel *label : {line.name, line.value}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    line.value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    const int row = grid.rowCount();
    grid.addWidget(line.name, row, 0, Qt::AlignTop);
    grid.addWidget(line.value, row, 1);
    return line;
}

void WordPanel::set(const Line &line, const QString &name, const QString &value)
{
    line.name->setText(name);
    line.value->setText(value.isEmpty() ? Format::none() : value);
}

void WordPanel::show(const LessonPreviewPtr &preview, const QString &key,
                     const QHash<QString, PreviewBlock> &shown, const QString &platform)
{
    m_preview = preview;
    m_key = key;
    m_shown = shown;
    m_platform = platform;
    m_path.clear();
    const bool chosen = m_preview && !m_key.isEmpty();
    m_word->hide();
    m_check->hide();
    showSound();
    m_platforms->setVisible(chosen);
    if (!chosen) {
        m_heading->setText(tr("Choose a word or a note in a frame."));
        return;
    }
    const Json &lesson = m_preview->source.body;
    const QString path = m_path = pathOf(m_key, lesson);
    m_heading->setText(m_key == u"search" ? tr("What search engines show")
                                          : PreviewText::place(path, lesson));
    if (m_key.startsWith(u"vocabulary/") && !path.isEmpty())
        showWord(lesson[u"vocabulary"].at(path.section(u'/', -1).toLongLong()));
    showPlatforms(path);
}

void WordPanel::showWord(const Json &word)
{
    m_word->show();
    m_check->show();
    const Json &spoken = word[u"pronunciation"];
    const QString ipa = calm(spoken[u"ipa"]);
    set(m_ipa, tr("IPA"), ipa.isEmpty() ? QString() : u'[' + ipa + u']');
    //: Name of a notation: as readers of English would say it
    set(m_phonetic, tr("Phonetic"), calm(spoken[u"phonetic"]));
    //: Name of a notation: the syllables of the word
    set(m_syllabic, tr("Syllables"), calm(spoken[u"syllabic"]));
    m_toneName->setText(tr("Tone"));
    const QString headword = calm(word[u"headword"]);
    const QString pattern = calm(word[u"tone"][u"pattern"]);
    auto columns = pattern.isEmpty() ? toneColumns(Json(calm(word[u"headwordToned"])), headword)
                                     : toneColumns(Json(pattern), headword);
    const bool known = !columns.isEmpty() && columns.size() <= mostSyllables &&
                       std::any_of(columns.cbegin(), columns.cend(), [](const ToneColumn &one) {
                           return one.level != ToneLevel::Unknown;
                       });
    m_tone->setColumns({}, known ? columns : QList<ToneColumn>());
    m_toneUnknown->setVisible(!known);
    m_toneUnknown->setText(pattern.isEmpty() ? tr("not known") : pattern);

    Shona::Pronunciation written;
    written.ipa = spoken[u"ipa"].toString().left(400);
    written.phonetic = spoken[u"phonetic"].toString().left(400);
    written.syllabic = spoken[u"syllabic"].toString().left(400);
    if (const auto tone = Shona::TonePattern::parse(pattern))
        written.tone = *tone;
    const QString toned = word[u"headwordToned"].toString();
    const auto fits = Shona::checkNotations(
        (toned.isEmpty() ? word[u"headword"].toString() : toned).left(400), written,
        Shona::toneScopeFromName(word[u"tone"][u"scope"].toString())
            .value_or(Shona::ToneScope::Surface));
    QStringList wrong;
    const auto check = [&](Shona::NotationFit fit, const QString &name) {
        if (fit == Shona::NotationFit::Differs)
            wrong += name;
    };
    check(fits.ipa, tr("IPA"));
    check(fits.phonetic, tr("Phonetic"));
    check(fits.syllabic, tr("Syllables"));
    check(fits.tone, tr("Tone"));
    m_check->setText(wrong.isEmpty() ? tr("What is written fits the word.")
                                     //: %1 names of notations: "IPA, Tone"
                                     : tr("Does not fit the word: %1.").arg(wrong.join(u", "_s)));
}

//! What the chosen platform plays: its own clip of the word, as it got it.
void WordPanel::showSound()
{
    const PreviewBlock block = m_shown.value(m_platform);
    const Json word = spokenEntry(block);
    m_play->setVisible(!word.isNull());
    if (word.isNull()) {
        m_play->setWord({});
        return;
    }
    m_play->setOwner(Format::platform(m_platform));
    m_play->setWord(word);
}

QString WordPanel::fateOn(const PlatformPreview &platform, const QString &path) const
{
    const auto block = m_shown.constFind(platform.platform);
    const TraceLine *verdict = path.isEmpty() ? nullptr : verdictOf(platform.made.trace, path);
    const QString why = verdict ? PreviewText::why(verdict->rule) : QString();
    if (block == m_shown.cend()) {
        //: %1 the name of a rule ("G5"), %2 why, a sentence
        return verdict ? tr("not shown. %1: %2").arg(verdict->rule, why) : tr("not shown.");
    }
    QStringList parts;
    if (!verdict || verdict->fate == FieldFate::Kept)
        parts += tr("shown.");
    else if (verdict->fate == FieldFate::Changed)
        //: %1 the name of a rule ("G5"), %2 why, a sentence
        parts += tr("shown. %1: %2").arg(verdict->rule, why);
    else
        //: %1 the name of a rule ("G2"), %2 why the rest is left out, a sentence
        parts += tr("shown in part. %1: %2").arg(verdict->rule, why);
    if (const QString speech = PreviewText::speech(block->speech); !speech.isEmpty())
        parts += speech;
    return parts.join(u' ');
}

void WordPanel::showPlatforms(const QString &path)
{
    QStringList lines;
    for (const PlatformPreview &platform : m_preview->platforms) {
        //: %1 a platform, %2 what it makes of a word or a note
        lines += tr("%1: %2").arg(Format::platform(platform.platform), fateOn(platform, path));
    }
    m_platforms->setText(lines.join(u'\n'));
    setAccessibleDescription(m_heading->text() + u". "_s + m_platforms->text());
}

QString WordPanel::text() const
{
    QStringList parts{m_heading->text()};
    if (!m_word->isHidden()) {
        for (const Line &line : {m_ipa, m_phonetic, m_syllabic})
            parts += line.name->text() + u": "_s + line.value->text();
        parts += m_toneName->text() + u": "_s +
                 (m_tone->isHidden() ? m_toneUnknown->text() : m_tone->accessibleName());
        parts += m_check->text();
    }
    if (!m_platforms->isHidden())
        parts += m_platforms->text();
    return parts.join(u'\n');
}

void WordPanel::retranslate()
{
    // Fonts follow the text size.
    for (const Line &line : {m_ipa, m_phonetic, m_syllabic})
        line.value->setFont(m_look.font(TextRole::Lesson));
    setAccessibleName(tr("The chosen word or note"));
    show(m_preview, m_key, QHash(m_shown), m_platform);
}

} // namespace Batanidza
