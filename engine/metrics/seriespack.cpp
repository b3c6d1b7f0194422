#include "engine/metrics/seriespack.h"

#include <QDataStream>
#include <QIODevice>

namespace Batanidza {

namespace {

constexpr quint8 format = 1;
constexpr quint32 mostBuckets = 100'000;

Error damaged()
{
    return Error{ErrorCode::Corrupt, QStringLiteral("kept numbers are damaged")};
}

} // namespace

QByteArray packBuckets(const QList<SeriesBucket> &buckets)
{
    QByteArray plain;
    QDataStream stream(&plain, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << format << quint32(buckets.size());
    for (const SeriesBucket &bucket : buckets) {
        stream << qint64(bucket.start.count()) << qint64(bucket.width.count());
        for (const qint64 count : bucket.counts)
            stream << count;
        stream << HistogramCodec::encode(bucket.histogram);
    }
    return qCompress(plain);
}

Result<QList<SeriesBucket>> unpackBuckets(const QByteArray &packed)
{
    const QByteArray plain = qUncompress(packed);
    QDataStream stream(plain);
    stream.setVersion(QDataStream::Qt_6_4);
    quint8 version = 0;
    quint32 size = 0;
    stream >> version >> size;
    if (stream.status() != QDataStream::Ok || version != format || size > mostBuckets)
        return damaged();
    QList<SeriesBucket> buckets;
    for (quint32 i = 0; i < size; ++i) {
        SeriesBucket bucket;
        qint64 start = 0;
        qint64 width = 0;
        QByteArray histogram;
        stream >> start >> width;
        for (qint64 &count : bucket.counts)
            stream >> count;
        stream >> histogram;
        auto decoded = HistogramCodec::decode(histogram);
        if (stream.status() != QDataStream::Ok || !decoded || start < 0 || width < 1)
            return damaged();
        bucket.start = std::chrono::milliseconds(start);
        bucket.width = std::chrono::milliseconds(width);
        bucket.histogram = *std::move(decoded);
        buckets.append(std::move(bucket));
    }
    return buckets;
}

} // namespace Batanidza
