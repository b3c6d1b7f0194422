#include "engine/runtime/importitem.h"
#include "engine/runtime/samplecourse.h"

#include <QHash>
#include <QSet>
#include <QtTest>

using namespace Batanidza;

class TestSampleCourse : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ImportSource> m_course = sampleCourse();
    QHash<Sha256, qint64> m_files;
    QHash<QString, QByteArray> m_lessons;

private Q_SLOTS:
    void initTestCase()
    {
        for (qsizetype i = 0; i < m_course->entries().size(); ++i) {
            const auto bytes = m_course->read(i);
            QVERIFY(bytes);
            const QString name = m_course->entries().at(i).name;
            QCOMPARE(bytes->size(), m_course->entries().at(i).size);
            if (name.endsWith(u".json")) {
                m_lessons.insert(name, *bytes);
                continue;
            }
            const QString hex = Sha256::of(*bytes).toHex();
            QCOMPARE(name, QStringLiteral("audio/%1/%2/%3").arg(hex.left(2), hex.mid(2, 2), hex));
            m_files.insert(Sha256::of(*bytes), bytes->size());
        }
    }

    void hasTwentyFourLessonsOrMoreWithinTwoMebibytesOfAudio()
    {
        QVERIFY(m_lessons.size() >= 24);
        qint64 total = 0;
        for (const qint64 size : std::as_const(m_files))
            total += size;
        QVERIFY(total > 0 && total <= 2 * 1024 * 1024);
    }

    void everyLessonIsTakenWithoutARemark()
    {
        for (auto it = m_lessons.cbegin(); it != m_lessons.cend(); ++it) {
            const ImportReading reading = readLessonFile(it.key(), *it, false);
            for (const FileReport &report : reading.reports)
                qWarning().noquote()
                    << report.file << report.rule << report.pointer << report.error.detail;
            QVERIFY2(reading.item && reading.reports.isEmpty(), qPrintable(it.key()));
            QCOMPARE(reading.item->revision, Version(1));
            QCOMPARE(it.key(), QStringLiteral("lessons/%1.json").arg(reading.item->id.toString()));
        }
    }

    void everyLessonSaysWhatItIs()
    {
        for (auto it = m_lessons.cbegin(); it != m_lessons.cend(); ++it) {
            const auto reading = readLessonFile(it.key(), *it, false);
            QVERIFY(reading.item);
            const Json &body = reading.item->body;
            QCOMPARE(body[u"provenance"][u"reviewState"].toString(),
                     QStringLiteral("needs-speaker-review"));
            const qsizetype words = body[u"vocabulary"].toArray().size();
            QVERIFY2(words >= 8 && words <= 12, qPrintable(it.key()));
            QVERIFY(body[u"dialogue"].toArray().size() >= 3);
            QVERIFY(!body[u"grammarNotes"].toArray().isEmpty());
            QVERIFY(!body[u"culturalNotes"].toArray().isEmpty());
            QSet<QString> types;
            for (const Json &exercise : body[u"exercises"].toArray())
                types.insert(exercise[u"type"].toString());
            QVERIFY(types.size() >= 4);
            for (const Json &word : body[u"vocabulary"].toArray()) {
                const Json &tone = word[u"tone"];
                QVERIFY((tone[u"status"].toString() == u"unknown") == tone[u"pattern"].isNull());
                QVERIFY(tone[u"pattern"].isNull() || tone[u"source"].isString());
                if (word[u"audio"].isNull())
                    continue;
                QCOMPARE(word[u"audio"][u"origin"].toString(), QStringLiteral("tts"));
                QCOMPARE(word[u"audio"][u"forText"], word[u"headword"]);
            }
        }
    }

    void everyNamedFileIsThereAndNoOther()
    {
        QSet<Sha256> named;
        for (auto it = m_lessons.cbegin(); it != m_lessons.cend(); ++it) {
            const auto reading = readLessonFile(it.key(), *it, false);
            QVERIFY(reading.item);
            QVERIFY(reading.item->blobs.size() >= 6);
            for (const BlobWish &wish : reading.item->blobs) {
                QCOMPARE(m_files.value(wish.hash, -1), wish.bytes);
                named.insert(wish.hash);
            }
        }
        QCOMPARE(named.size(), m_files.size());
    }
};

QTEST_GUILESS_MAIN(TestSampleCourse)
#include "tst_samplecourse.moc"
