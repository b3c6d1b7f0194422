#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

//! The walls inside the engine, as one table: a room may include the rooms named here, and itself.
//! The link line holds the outer walls; this holds the inner ones.
class TestLayers : public QObject
{
    Q_OBJECT

    static QHash<QString, QString> table()
    {
        const QString engine =
            u"base shona content merge adapt learning reliability metrics wire store cache security commit transport hub client http audio"_s;
        return {
            {u"base"_s, {}},
            {u"shona"_s, u"base"_s},
            {u"content"_s, u"base shona"_s},
            {u"merge"_s, u"base shona content"_s},
            {u"adapt"_s, u"base shona content"_s},
            {u"learning"_s, u"base content metrics"_s},
            {u"reliability"_s, u"base"_s},
            {u"metrics"_s, u"base"_s},
            {u"wire"_s, u"base content merge learning"_s},
            {u"store"_s, u"base content merge learning metrics"_s},
            {u"cache"_s, u"base metrics"_s},
            {u"security"_s, u"base content"_s},
            {u"commit"_s, u"base content merge learning store metrics"_s},
            {u"transport"_s, u"base security metrics"_s},
            {u"hub"_s,
             u"base content adapt merge learning wire commit store cache transport reliability metrics security"_s},
            {u"client"_s,
             u"base content merge wire store cache transport reliability metrics security"_s},
            {u"http"_s,
             u"base content adapt merge learning wire hub commit store cache metrics reliability security"_s},
            {u"audio"_s, u"base shona content"_s},
            {u"runtime"_s, engine},
        };
    }

private Q_SLOTS:
    void aRoomIncludesOnlyWhatItMay_data()
    {
        QTest::addColumn<QString>("room");
        const auto rooms = table();
        for (auto it = rooms.cbegin(); it != rooms.cend(); ++it)
            QTest::newRow(qPrintable(it.key())) << it.key();
    }

    void aRoomIncludesOnlyWhatItMay()
    {
        QFETCH(QString, room);
        const QStringList allowedList = table().value(room).split(u' ', Qt::SkipEmptyParts);
        QSet<QString> allowed(allowedList.cbegin(), allowedList.cend());
        allowed.insert(room);
        static const QRegularExpression include(u"^\\s*#\\s*include\\s+\"([^\"]+)\""_s,
                                                QRegularExpression::MultilineOption);
        QDirIterator files(QStringLiteral(SOURCE_DIR "/engine/") + room, {u"*.h"_s, u"*.cpp"_s},
                           QDir::Files);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString text = QString::fromUtf8(file.readAll());
            auto matches = include.globalMatch(text);
            while (matches.hasNext()) {
                const QString path = matches.next().captured(1);
                if (path.endsWith(u".moc"_s))
                    continue;
                const QStringList parts = path.split(u'/');
                QVERIFY2(parts.size() == 3 && parts[0] == u"engine",
                         qPrintable(u"%1 includes \"%2\": write it from the top"_s.arg(
                             file.fileName(), path)));
                QVERIFY2(allowed.contains(parts[1]),
                         qPrintable(u"%1 may not include \"%2\""_s.arg(file.fileName(), path)));
            }
        }
    }

    void everyRoomIsInTheTable()
    {
        const QStringList rooms =
            QDir(QStringLiteral(SOURCE_DIR "/engine")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        for (const QString &room : rooms)
            QVERIFY2(table().contains(room), qPrintable(room));
    }

    void thePureRoomsHoldNoQObject()
    {
        static const QRegularExpression object(u"^\\s*Q_OBJECT"_s,
                                               QRegularExpression::MultilineOption);
        for (const QString &room : {u"base"_s, u"shona"_s, u"content"_s, u"merge"_s, u"adapt"_s,
                                    u"learning"_s, u"reliability"_s, u"metrics"_s, u"wire"_s}) {
            QDirIterator files(QStringLiteral(SOURCE_DIR "/engine/") + room, {u"*.h"_s, u"*.cpp"_s},
                               QDir::Files);
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                QVERIFY2(!object.match(QString::fromUtf8(file.readAll())).hasMatch(),
                         qPrintable(file.fileName()));
            }
        }
    }

    void theEngineNeverSaysWidgets()
    {
        static const QRegularExpression gui(
            u"#\\s*include\\s+<(QWidget|QApplication|QtWidgets|QtGui|QtCharts|QGuiApplication)"_s);
        QDirIterator files(QStringLiteral(SOURCE_DIR "/engine"), {u"*.h"_s, u"*.cpp"_s},
                           QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!gui.match(QString::fromUtf8(file.readAll())).hasMatch(),
                     qPrintable(file.fileName()));
        }
    }
};

QTEST_APPLESS_MAIN(TestLayers)
#include "tst_layers.moc"
