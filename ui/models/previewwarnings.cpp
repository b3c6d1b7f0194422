#include "ui/models/previewwarnings.h"

#include "ui/models/previewblocks.h"

#include <algorithm>

namespace Batanidza {

namespace {

//! A lesson that is too large, or a file that cannot be right: the platform may refuse it.
bool isError(const QString &rule)
{
    return rule == u"L1" || rule == u"A5";
}

} // namespace

QList<PreviewWarning> previewWarnings(const LessonPreview &preview)
{
    const Json &lesson = preview.source.body;
    QList<PreviewWarning> warnings;
    for (const PlatformPreview &platform : preview.platforms) {
        bool over = false;
        for (const TraceLine &line : platform.made.trace) {
            const AdaptRule *rule = adaptRule(line.rule);
            if (!rule || !rule->warning)
                continue;
            warnings.append({PreviewWarning::Kind::Rule, platform.platform, line.path,
                             keyOfPath(line.path, lesson), line.rule, line.note,
                             isError(line.rule)});
            over = over || line.rule == u"L1";
        }
        if (platform.isOver() && !over) {
            warnings.append({PreviewWarning::Kind::Rule,
                             platform.platform,
                             {},
                             keyOfPath({}, lesson),
                             QStringLiteral("L1"),
                             QString::number(platform.made.bytes.size() + platform.fileBytes),
                             true});
        }
        for (const Finding &finding : platform.made.report) {
            if (finding.severity == FindingSeverity::Info)
                continue;
            warnings.append({PreviewWarning::Kind::Finding, platform.platform, finding.path,
                             keyOfPath(finding.path, lesson), finding.rule, finding.message,
                             finding.severity == FindingSeverity::Error, finding.fix});
        }
    }
    std::stable_sort(
        warnings.begin(), warnings.end(),
        [](const PreviewWarning &a, const PreviewWarning &b) { return a.severe > b.severe; });
    return warnings;
}

PreviewWarningModel::PreviewWarningModel(Words words, QObject *parent)
    : QAbstractTableModel(parent)
    , m_words(std::move(words))
{}

void PreviewWarningModel::setWarnings(const QList<PreviewWarning> &warnings)
{
    beginResetModel();
    m_warnings = warnings;
    endResetModel();
}

int PreviewWarningModel::countOf(QStringView platform) const
{
    return static_cast<int>(
        std::count_if(m_warnings.cbegin(), m_warnings.cend(),
                      [&](const PreviewWarning &one) { return one.platform == platform; }));
}

void PreviewWarningModel::wordsChanged()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columns - 1);
    if (!m_warnings.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

int PreviewWarningModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_warnings.size());
}

int PreviewWarningModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant PreviewWarningModel::data(const QModelIndex &index, int role) const
{
    if (index.row() < 0 || index.row() >= m_warnings.size())
        return {};
    const PreviewWarning &warning = m_warnings[index.row()];
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return m_words.cell(warning, index.column());
    if (role == Qt::AccessibleTextRole) {
        QStringList parts;
        for (int column = 0; column < columns; ++column)
            parts += m_words.cell(warning, column);
        return parts.join(QStringLiteral(". "));
    }
    return {};
}

QVariant PreviewWarningModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return m_words.header(section);
}

} // namespace Batanidza
