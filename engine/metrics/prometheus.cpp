#include "engine/metrics/prometheus.h"

#include "engine/base/jsonwrite.h"

#include <cmath>

namespace Batanidza {

namespace {

using namespace Qt::Literals::StringLiterals;

const QList<double> &boundsFor(const QString &unit)
{
    static const QList<double> seconds{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1,
                                       0.25,   0.5,   1,      2.5,   5,    10,    30,   60};
    static const QList<double> bytes{256,    1024,    4096,    16384,    65536,
                                     262144, 1048576, 4194304, 16777216, 67108864};
    static const QList<double> plain{1, 10, 100, 1000, 10000, 100000, 1000000};
    if (unit == u"seconds")
        return seconds;
    return unit == u"bytes" ? bytes : plain;
}

//! The shortest text that reads back as the same number.
QByteArray number(double value)
{
    return std::isfinite(value) ? writeJsonNumber(value) : QByteArray("+Inf");
}

QByteArray escapedHelp(const QString &text)
{
    return text.toUtf8().replace('\\', "\\\\").replace('\n', "\\n");
}

QByteArray escapedValue(const QString &text)
{
    return escapedHelp(text).replace('"', "\\\"");
}

//! "{a="1",b="2"}" or nothing; `bound` adds the label le.
QByteArray labelsOf(const MetricSample &sample, const QByteArray &bound = {})
{
    QByteArrayList pairs;
    for (const auto &[name, value] : sample.labels)
        pairs.append(name.toUtf8() + "=\"" + escapedValue(value) + '"');
    if (!bound.isEmpty())
        pairs.append("le=\"" + bound + '"');
    return pairs.isEmpty() ? QByteArray() : '{' + pairs.join(',') + '}';
}

void writeHistogram(QByteArray &out, const MetricSample &sample)
{
    const QByteArray name = sample.name.toUtf8();
    const Histogram &histogram = sample.histogram;
    const auto line = [&out, &name](const char *suffix, const QByteArray &labels,
                                    const QByteArray &value) {
        out += name + suffix + labels + ' ' + value + '\n';
    };
    for (const double bound : boundsFor(sample.unit))
        line("_bucket", labelsOf(sample, number(bound)),
             QByteArray::number(histogram.countUpTo(bound)));
    line("_bucket", labelsOf(sample, "+Inf"), QByteArray::number(histogram.count()));
    line("_sum", labelsOf(sample), number(histogram.sum()));
    line("_count", labelsOf(sample), QByteArray::number(histogram.count()));
}

QByteArray typeName(MetricSample::Kind kind)
{
    switch (kind) {
    case MetricSample::Kind::Counter:
        return "counter";
    case MetricSample::Kind::Gauge:
        return "gauge";
    case MetricSample::Kind::Histogram:
        return "histogram";
    }
    return "untyped";
}

} // namespace

QByteArray writePrometheus(const QList<MetricSample> &samples)
{
    QByteArray out;
    QString before;
    for (const MetricSample &sample : samples) {
        const QByteArray name = sample.name.toUtf8();
        if (sample.name != before) {
            out += "# HELP " + name + ' ' + escapedHelp(sample.help) + '\n';
            out += "# TYPE " + name + ' ' + typeName(sample.kind) + '\n';
            if (!sample.unit.isEmpty())
                out += "# UNIT " + name + ' ' + sample.unit.toUtf8() + '\n';
            before = sample.name;
        }
        if (sample.kind == MetricSample::Kind::Histogram)
            writeHistogram(out, sample);
        else
            out += name + labelsOf(sample) + ' ' + number(sample.told()) + '\n';
    }
    return out;
}

} // namespace Batanidza
