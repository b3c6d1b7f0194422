#include "ui/widgets/chartpane.h"

#include "ui/models/chartfeed.h"
#include "ui/models/charttablemodel.h"
#include "ui/text/charttext.h"
#include "ui/text/errortext.h"
#include "ui/text/format.h"
#include "ui/widgets/chartaccess.h"
#include "ui/widgets/chartlink.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>
#include <QDateTime>
#include <QEvent>
#include <QFileDialog>
#include <QGridLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <QSaveFile>
#include <QStackedLayout>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace Batanidza {

namespace {

//! Takes the room that is left, and ends with dots where that is too little.
class StateLabel final : public TextLabel
{
public:
    StateLabel(const Look &look, QWidget *parent)
        : TextLabel(look, TextRole::Caption, parent, ColorRole::MutedText)
    {
        setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setPen(palette().color(foregroundRole()));
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(text(), Qt::ElideRight, width()));
    }
};

} // namespace

ChartPane::ChartPane(PageContext &context, ChartLink &link, ChartFeed &feed, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_link(link)
    , m_feed(feed)
    , m_tableView(new QTableView(this))
    , m_tableModel(new ChartTableModel(this))
    , m_title(new TextLabel(context.look, TextRole::Section, this))
    , m_state(new StateLabel(context.look, this))
    , m_pauseButton(new QToolButton(this))
    , m_tableButton(new QToolButton(this))
    , m_exportButton(new QToolButton(this))
    , m_pause(new QAction(this))
    , m_table(new QAction(this))
    , m_png(new QAction(this))
    , m_csv(new QAction(this))
{
    installChartAccess();
    m_surface = new ChartSurface(context.look, link, this);
    setFocusProxy(m_surface);
    m_tableView->setModel(m_tableModel);
    m_tableView->verticalHeader()->hide();
    m_tableView->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_tableView->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tableView->setTabKeyNavigation(false);
    m_tableView->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);

    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(4);
    auto *top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(m_title);
    top->addWidget(m_state, 1);
    m_legend = new QGridLayout;
    m_legend->setHorizontalSpacing(12);
    m_legend->setVerticalSpacing(2);
    top->addLayout(m_legend);
    m_pause->setIcon(themedIcon(QStringLiteral("pause")));
    m_table->setIcon(themedIcon(QStringLiteral("table")));
    m_table->setCheckable(true);
    m_pauseButton->setDefaultAction(m_pause);
    m_tableButton->setDefaultAction(m_table);
    m_exportButton->setIcon(themedIcon(QStringLiteral("export")));
    auto *menu = new QMenu(m_exportButton);
    menu->addActions({m_png, m_csv});
    m_exportButton->setMenu(menu);
    m_exportButton->setPopupMode(QToolButton::InstantPopup);
    for (QToolButton *button : {m_pauseButton, m_tableButton, m_exportButton}) {
        button->setAutoRaise(true);
        button->setMinimumSize(28, 28);
        button->setFocusPolicy(Qt::StrongFocus);
        top->addWidget(button);
    }
    outer->addLayout(top);
    m_stack = new QStackedLayout;
    m_stack->addWidget(m_surface);
    m_stack->addWidget(m_tableView);
    outer->addLayout(m_stack, 1);

    connect(m_pause, &QAction::triggered, &link, [&link] { link.setPaused(!link.isPaused()); });
    connect(m_table, &QAction::toggled, this, &ChartPane::setTableShown);
    connect(m_png, &QAction::triggered, this, &ChartPane::exportPng);
    connect(m_csv, &QAction::triggered, this, &ChartPane::exportCsv);
    connect(m_surface, &ChartSurface::tableWanted, m_table, &QAction::toggle);
    connect(m_surface, &ChartSurface::liveWanted, this, [this] {
        m_feed.goLive();
        refresh();
    });
    connect(&link, &ChartLink::changed, this, &ChartPane::onLink);
    connect(&feed, &ChartFeed::changed, this, &ChartPane::refresh);
}

void ChartPane::placeLegendBelow()
{
    auto *outer = static_cast<QVBoxLayout *>(layout());
    outer->itemAt(0)->layout()->removeItem(m_legend);
    m_legend->setParent(nullptr);
    outer->insertLayout(1, m_legend);
    outer->setAlignment(m_legend, Qt::AlignLeft);
    m_legendColumns = 3;
}

void ChartPane::setTableShown(bool shown)
{
    m_table->setChecked(shown);
    const bool focused = m_surface->hasFocus() || m_tableView->hasFocus();
    m_stack->setCurrentWidget(shown ? static_cast<QWidget *>(m_tableView) : m_surface);
    setFocusProxy(m_stack->currentWidget());
    if (focused)
        m_stack->currentWidget()->setFocus(Qt::OtherFocusReason);
    refresh();
}

bool ChartPane::isTableShown() const
{
    return m_stack->currentWidget() == m_tableView;
}

void ChartPane::restyle()
{
    ChartStyle style = describe();
    for (qsizetype i = 0; i < style.lines.size(); ++i) {
        if (i >= m_boxes.size()) {
            auto *box = new QCheckBox(this);
            box->setChecked(style.lines.at(i).visible);
            connect(box, &QCheckBox::toggled, this, &ChartPane::restyle);
            const auto at = static_cast<int>(i);
            m_legend->addWidget(box, at / m_legendColumns, at % m_legendColumns);
            m_boxes.append(box);
        }
        QCheckBox *box = m_boxes.at(i);
        style.lines[i].visible = box->isChecked();
        box->setText(style.lines.at(i).name);
        //: %1 is a series of a chart.
        box->setAccessibleName(tr("Show %1").arg(style.lines.at(i).name));
        QPixmap swatch(QSize(14, 4) * devicePixelRatioF());
        swatch.setDevicePixelRatio(devicePixelRatioF());
        swatch.fill(m_context.look.color(style.lines.at(i).color));
        box->setIcon(QIcon(swatch));
        box->show();
    }
    for (qsizetype i = style.lines.size(); i < m_boxes.size(); ++i)
        m_boxes.at(i)->hide();
    m_title->setText(title());
    m_surface->setAccessibleName(title());
    //: The table of a chart: %1 is the name of the chart.
    m_tableView->setAccessibleName(tr("%1, as a table").arg(title()));
    m_surface->setChartStyle(style);
    m_table->setText(tr("Table of \"%1\" (T)").arg(title()));
    m_png->setText(tr("Save \"%1\" as a picture...").arg(title()));
    m_csv->setText(tr("Save \"%1\" as CSV...").arg(title()));
    m_tableButton->setAccessibleName(m_table->text());
    m_exportButton->setAccessibleName(tr("Export of \"%1\"").arg(title()));
    m_exportButton->setToolTip(m_exportButton->accessibleName());
    ChartTableModel::Texts texts;
    texts.time = tr("Time");
    texts.samples = tr("Samples");
    texts.names = m_surface->names();
    texts.timeText = [this](Millis time) { return ChartText::moment(m_surface->data(), time); };
    texts.valueText = style.valueText;
    texts.noData = [this](Millis time) {
        return ChartText::noData(m_surface->data().whyNot(time));
    };
    texts.none = Format::none();
    m_tableModel->setTexts(texts);
    // No name of a column is cut: a narrow table scrolls sideways.
    QHeaderView *header = m_tableView->horizontalHeader();
    const QStringList columns = texts.names + QStringList{texts.time, texts.samples};
    int widest = 0;
    for (const QString &name : columns)
        widest = std::max(widest, header->fontMetrics().horizontalAdvance(name));
    header->setMinimumSectionSize(widest + 16);
    showState();
    refresh();
}

void ChartPane::refresh()
{
    showState();
    if (!isVisible())
        return; // a hidden page must not paint
    if (m_link.holds() && m_shownTo.count() > 0 && m_feed.to() > m_shownTo)
        return;
    if (m_feed.to().count() == 0)
        return;
    m_shownTo = m_feed.to();
    ChartData chart = collect(m_feed, m_surface->width());
    const auto day = [](Millis utc) { return QDateTime::fromMSecsSinceEpoch(utc.count()).date(); };
    chart.dated = m_feed.isSpan() && day(m_feed.from()) != day(m_feed.now());
    m_surface->setData(chart);
    if (isTableShown())
        m_tableModel->setChart(chart);
    showState();
}

void ChartPane::onLink()
{
    // What is held still was collected already: a moving crosshair asks for nothing anew.
    if (m_link.holds() && !m_surface->data().buckets.isEmpty())
        showState();
    else
        refresh();
}

void ChartPane::showState()
{
    const bool paused = m_link.isPaused();
    m_pause->setText(paused ? tr("Go on (Space)") : tr("Pause (Space)"));
    m_pause->setIcon(themedIcon(paused ? QStringLiteral("play") : QStringLiteral("pause")));
    m_pauseButton->setAccessibleName(m_pause->text());
    m_pauseButton->setToolTip(m_pause->text());
    const Millis behind = m_feed.to() - m_shownTo;
    const ChartData &chart = m_surface->data();
    const auto &pins = m_link.pins();
    if (pins.size() == 2) {
        m_state->setText(ChartText::difference(chart, chart.at(pins.at(0)), chart.at(pins.at(1)),
                                               m_surface->names(),
                                               m_surface->chartStyle().valueText));
    } else if (paused) {
        //: %1 is a length of time.
        m_state->setText(
            tr("Paused for %1; data is still collected.").arg(Format::duration(behind)));
    } else if (m_feed.error()) {
        m_state->setText(ErrorText::sentence(m_feed.error()->code));
    } else if (m_link.holds() && behind.count() >= 1000) {
        //: %1 is a length of time that waits to be drawn.
        m_state->setText(tr("+%1").arg(Format::duration(behind)));
    } else if (m_feed.isSpan() && !chart.buckets.isEmpty()) {
        //: A chart that stands still: %1 "13:00 to 14:00", %2 "8 s per point"; L is a key.
        m_state->setText(
            tr("%1, %2. Live: L")
                .arg(ChartText::span(chart, m_feed.from(), m_feed.to()), ChartText::width(chart)));
    } else if (chart.buckets.isEmpty()) {
        m_state->setText(tr("Waiting for the first second"));
    } else {
        m_state->setText(ChartText::width(chart));
    }
    m_state->setToolTip(chart.buckets.isEmpty() ? QString() : m_surface->summary());
}

QByteArray ChartPane::csv() const
{
    const ChartData chart = m_surface->data();
    QByteArray out = "start_utc,width_s,samples";
    for (const QString &name : m_surface->names())
        out += ',' + Format::csvField(name).toUtf8();
    out += "\r\n";
    for (const ChartBucket &bucket : chart.buckets) {
        out += Format::csvTime(bucket.start).toUtf8() + ',' +
               QByteArray::number(chart.width.count() / 1000) + ',' +
               (bucket.measured ? QByteArray::number(bucket.samples) : QByteArray());
        for (const double value : bucket.values)
            out += ',' + Format::csvNumber(value).toUtf8();
        out += "\r\n";
    }
    return out;
}

void ChartPane::writeFile(const QString &filter, const QString &ending,
                          const std::function<bool(const QString &)> &write)
{
    auto *dialog = new QFileDialog(window(), tr("Save \"%1\"").arg(title()), QString(), filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(ending);
    dialog->selectFile(fileName() + u'.' + ending);
    connect(dialog, &QFileDialog::fileSelected, this, [this, write](const QString &file) {
        const bool written = write(file);
        m_context.bar.post(
            {written ? Severity::Ok : Severity::Warning,
             written ? tr("Saved as %1.").arg(file) : tr("%1 could not be written.").arg(file),
             {},
             std::chrono::seconds(10)});
    });
    dialog->open();
}

void ChartPane::exportCsv()
{
    // What is seen when the dialog opens, not what came while it stood there.
    writeFile(tr("CSV (*.csv)"), QStringLiteral("csv"), [bytes = csv()](const QString &name) {
        QSaveFile file(name);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() &&
               file.commit();
    });
}

void ChartPane::exportPng()
{
    writeFile(
        tr("Picture (*.png)"), QStringLiteral("png"),
        [image = m_surface->picture(2)](const QString &name) { return image.save(name, "PNG"); });
}

void ChartPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        restyle();
}

void ChartPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

} // namespace Batanidza
