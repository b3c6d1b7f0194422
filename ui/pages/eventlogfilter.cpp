#include "ui/pages/eventlogfilter.h"

#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "ui/text/differenceflags.h"
#include "ui/text/format.h"
#include "ui/text/reasontext.h"
#include "ui/widgets/icons.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QLineEdit>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype mostOffered = 200;

Millis lengthOf(EventLogFilter::Span span)
{
    switch (span) {
    case EventLogFilter::Span::Hour:
        return 1h;
    case EventLogFilter::Span::Day:
        return 24h;
    case EventLogFilter::Span::Week:
        return 7 * 24h;
    case EventLogFilter::Span::Month:
        return 30 * 24h;
    case EventLogFilter::Span::Always:
    case EventLogFilter::Span::Between:
        break;
    }
    return {};
}

} // namespace

EventLogFilter::EventLogFilter(PageContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_lesson(new QLineEdit(this))
    , m_kind(new QComboBox(this))
    , m_person(new QComboBox(this))
    , m_platform(new QComboBox(this))
    , m_rule(new QComboBox(this))
    , m_time(new QComboBox(this))
    , m_from(new QDateTimeEdit(this))
    , m_to(new QDateTimeEdit(this))
{
    layOut();
    retranslate();
    m_pause.setSingleShot(true);
    m_pause.setInterval(250ms);
    connect(&m_pause, &QTimer::timeout, this, &EventLogFilter::changed);
    connect(m_lesson, &QLineEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    for (auto *box : {m_kind, m_person, m_platform, m_rule, m_time})
        connect(box, &QComboBox::currentIndexChanged, &m_pause, qOverload<>(&QTimer::start));
    for (auto *box : {m_person, m_rule})
        connect(box, &QComboBox::editTextChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(m_time, &QComboBox::currentIndexChanged, this, &EventLogFilter::showBetween);
    for (auto *edit : {m_from, m_to})
        connect(edit, &QDateTimeEdit::dateTimeChanged, &m_pause, qOverload<>(&QTimer::start));
    showBetween();
}

void EventLogFilter::layOut()
{
    m_lesson->setClearButtonEnabled(true);
    m_lesson->addAction(themedIcon(u"filter"_s), QLineEdit::LeadingPosition);
    for (auto *box : {m_person, m_rule}) {
        box->setEditable(true);
        box->setInsertPolicy(QComboBox::NoInsert);
        box->lineEdit()->setFrame(false);
    }
    for (auto *box : {m_kind, m_person, m_platform, m_rule, m_time}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(9);
    }
    const auto now = QDateTime::fromMSecsSinceEpoch(m_context.clock.utc().count());
    m_from->setDateTime(now.addDays(-1));
    m_to->setDateTime(now);
    for (auto *edit : {m_from, m_to})
        edit->setCalendarPopup(true);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_lesson, 2);
    for (auto *box : {m_kind, m_person, m_platform, m_rule, m_time})
        row->addWidget(box, 1);
    auto *between = new QHBoxLayout;
    between->addStretch(1);
    between->addWidget(m_from);
    between->addWidget(m_to);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(row);
    layout->addLayout(between);
}

void EventLogFilter::showBetween()
{
    const bool between = static_cast<Span>(m_time->currentIndex()) == Span::Between;
    m_from->setVisible(between);
    m_to->setVisible(between);
}

QString EventLogFilter::written(const QComboBox &box)
{
    const QString text = box.currentText().trimmed();
    const int at = box.findText(text);
    return at >= 0 ? box.itemData(at).toString() : text;
}

EventQuery EventLogFilter::query() const
{
    EventQuery query;
    query.itemPart = m_lesson->text().trimmed();
    query.kinds = m_kind->currentData().toStringList();
    query.author = written(*m_person);
    query.platform = m_platform->currentData().toString();
    query.rule = written(*m_rule);
    const auto span = static_cast<Span>(std::max(0, m_time->currentIndex()));
    if (span == Span::Between) {
        query.from = Millis(m_from->dateTime().toMSecsSinceEpoch());
        query.to = Millis(m_to->dateTime().toMSecsSinceEpoch());
    } else if (span != Span::Always) {
        query.from = m_context.clock.utc() - lengthOf(span);
    }
    return query;
}

bool EventLogFilter::isEmpty() const
{
    return m_lesson->text().isEmpty() && m_kind->currentIndex() <= 0 &&
           written(*m_person).isEmpty() && m_platform->currentIndex() <= 0 &&
           written(*m_rule).isEmpty() && m_time->currentIndex() <= 0;
}

void EventLogFilter::clear()
{
    m_lesson->clear();
    for (auto *box : {m_kind, m_person, m_platform, m_rule, m_time})
        box->setCurrentIndex(0);
    m_pause.stop();
    Q_EMIT changed();
}

void EventLogFilter::setItem(const QString &item)
{
    clear();
    m_lesson->setText(item);
}

void EventLogFilter::offer(QComboBox &box, const QString &text, const QVariant &value)
{
    if (value.toString().isEmpty() || box.count() > mostOffered || box.findData(value) >= 0)
        return;
    const QSignalBlocker blocker(box);
    const auto written = box.currentText();
    box.addItem(text, value);
    box.setEditText(written); // what somebody is writing stays
}

void EventLogFilter::learn(const QList<EventLine> &lines)
{
    for (const EventLine &line : lines) {
        offer(*m_person, line.author, line.author);
        for (const QString &rule : line.rules)
            offer(*m_rule, rule.startsWith(u"SN") ? rule : MergeText::rule(rule), rule);
    }
}

void EventLogFilter::fillKinds()
{
    m_kind->addItem(tr("Everything"));
    const QList<QStringList> kinds{{u"put"_s},     {u"delete"_s},      {u"queue"_s},
                                   {u"resolve"_s}, {u"reopen"_s},      {u"supersede"_s},
                                   {u"assign"_s},  {u"postpone"_s},    {u"note"_s},
                                   {u"import"_s},  {u"undo-import"_s}, {u"admin"_s}};
    //: Which events: conflicts with all that was done about them
    m_kind->addItem(tr("About conflicts"),
                    QStringList{u"queue"_s, u"resolve"_s, u"supersede"_s, u"reopen"_s, u"assign"_s,
                                u"postpone"_s, u"note"_s});
    for (const QStringList &kind : kinds)
        m_kind->addItem(ReasonText::eventKind(kind.first()), kind);
}

void EventLogFilter::retranslate()
{
    m_lesson->setPlaceholderText(tr("Filter: part of a lesson's name"));
    m_lesson->setAccessibleName(tr("Filter by lesson"));
    m_kind->setAccessibleName(tr("What happened"));
    m_person->setAccessibleName(tr("Person"));
    m_platform->setAccessibleName(tr("Platform"));
    m_rule->setAccessibleName(tr("Rule"));
    m_time->setAccessibleName(tr("Time"));
    m_from->setAccessibleName(tr("From"));
    m_to->setAccessibleName(tr("Until"));
    {
        const QSignalBlocker blocker(m_kind);
        const int at = std::max(0, m_kind->currentIndex());
        m_kind->clear();
        fillKinds();
        m_kind->setCurrentIndex(at);
    }
    {
        const QSignalBlocker blocker(m_platform);
        const int at = std::max(0, m_platform->currentIndex());
        m_platform->clear();
        m_platform->addItem(tr("All platforms"));
        for (const Platform platform : allPlatforms)
            m_platform->addItem(Format::platform(platform), platformName(platform));
        m_platform->setCurrentIndex(at);
    }
    {
        const QSignalBlocker blocker(m_time);
        const int at = std::max(0, m_time->currentIndex());
        m_time->clear();
        //: Which time
        for (const QString &span : {tr("Any time"), tr("Last hour"), tr("Last 24 hours"),
                                    tr("Last 7 days"), tr("Last 30 days"), tr("Between ...")})
            m_time->addItem(span);
        m_time->setCurrentIndex(at);
    }
    for (const auto &[box, all] :
         {std::pair(m_person, tr("All persons")), std::pair(m_rule, tr("All rules"))}) {
        const QSignalBlocker blocker(box);
        const auto chosen = written(*box);
        if (box->count() == 0)
            box->addItem(all, QString());
        box->setItemText(0, all);
        if (chosen.isEmpty())
            box->setCurrentIndex(0);
    }
}

QByteArray EventLogFilter::state() const
{
    return writeJson(JsonObject{{u"lesson"_s, m_lesson->text()},
                                {u"kind"_s, qint64(m_kind->currentIndex())},
                                {u"person"_s, written(*m_person)},
                                {u"platform"_s, qint64(m_platform->currentIndex())},
                                {u"rule"_s, written(*m_rule)},
                                {u"time"_s, qint64(m_time->currentIndex())}});
}

void EventLogFilter::restore(const QByteArray &state)
{
    const auto json = readJson(state);
    if (!json || !json->isObject())
        return;
    m_lesson->setText((*json)[u"lesson"].toString());
    const auto choose = [&](QComboBox &box, QStringView key) {
        const auto at = (*json)[key].toInteger();
        if (at >= 0 && at < box.count())
            box.setCurrentIndex(static_cast<int>(at));
    };
    choose(*m_kind, u"kind");
    choose(*m_platform, u"platform");
    choose(*m_time, u"time");
    for (const auto &[box, key] : {std::pair(m_person, u"person"), std::pair(m_rule, u"rule")}) {
        const auto text = (*json)[QStringView(key)].toString();
        if (text.isEmpty())
            continue;
        offer(*box, text, text);
        box->setCurrentIndex(box->findData(text));
    }
}

} // namespace Batanidza
