#include "engine/runtime/importsource.h"
#include "tests/runtime/zipforge.h"

#include <QTemporaryDir>
#include <QtTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace Batanidza;

class TestZipReader : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    [[nodiscard]] QString path(const char *name) const
    {
        return m_folder.filePath(QString::fromLatin1(name));
    }
    [[nodiscard]] Result<std::unique_ptr<ImportSource>> openArchive(const QByteArray &bytes,
                                                                    const ImportLimits &limits = {})
    {
        const QString file = path("a.zip");
        if (!ZipForge::write(file, bytes))
            return Error{ErrorCode::Internal, QStringLiteral("the test cannot write"), {}};
        return openImportSource(file, limits);
    }

private Q_SLOTS:
    void readsEveryFileByNameOrder()
    {
        const auto source = openArchive(ZipForge::archive({{"b/two.json", "{\"n\":2}"},
                                                           {"a/one.json", "{\"n\":1}"},
                                                           {"folder/", "", 0x0800, 0},
                                                           {"c.ogg", "sound", 0x0800, 0},
                                                           {"empty.bin", "", 0x0800, 0},
                                                           {".hidden", "x"},
                                                           {"__MACOSX/a", "x"}}));
        QVERIFY(source);
        QCOMPARE((*source)->entries().size(), 4);
        QCOMPARE((*source)->entries().at(0).name, QStringLiteral("a/one.json"));
        QVERIFY((*source)->refusals().isEmpty());
        QCOMPARE((*source)->read(0).value(), QByteArray("{\"n\":1}"));
        QCOMPARE((*source)->read(1).value(), QByteArray("{\"n\":2}"));
        QCOMPARE((*source)->read(2).value(), QByteArray("sound"));
        QCOMPARE((*source)->read(3).value(), QByteArray());
    }

    void refusesHostileEntries_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<int>("flags");
        QTest::addColumn<int>("method");
        QTest::addColumn<int>("mode");
        QTest::addColumn<QString>("rule");
        const auto row = [](const char *title, const QByteArray &name, const char *rule,
                            int flags = 0x0800, int method = 8, int mode = 0100644) {
            QTest::newRow(title) << name << flags << method << mode << QString::fromLatin1(rule);
        };
        row("an absolute path", "/etc/passwd.json", "path");
        row("a way up", "../../x.json", "path");
        row("a way up in the middle", "a/../../x.json", "path");
        row("a way up with backslashes", "..\\x.json", "path");
        row("a drive letter", "C:x.json", "path");
        row("a NUL in the name", QByteArray("a\0b.json", 8), "path");
        row("a symbolic link", "link.json", "symlink", 0x0800, 0, 0120777);
        row("an encrypted entry", "secret.json", "encrypted", 0x0801);
        row("an unknown compression method", "x.json", "compression", 0x0800, 12);
    }
    void refusesHostileEntries()
    {
        QFETCH(QByteArray, name);
        QFETCH(int, flags);
        QFETCH(int, method);
        QFETCH(int, mode);
        QFETCH(QString, rule);
        const auto source = openArchive(
            ZipForge::archive({{name, "{}", static_cast<quint16>(flags),
                                static_cast<quint16>(method), static_cast<quint32>(mode)},
                               {"good.json", "{}"}}));
        QVERIFY(source);
        QCOMPARE((*source)->refusals().size(), 1);
        QCOMPARE((*source)->refusals().at(0).rule, rule);
        QVERIFY(!(*source)->refusals().at(0).fix.isEmpty());
        QCOMPARE((*source)->entries().size(), 1);
        QCOMPARE((*source)->read(0).value(), QByteArray("{}"));
    }

    void readsTheFirstOfTwoFilesOfOneName()
    {
        const auto source =
            openArchive(ZipForge::archive({{"a.json", "{\"n\":1}"}, {"a.json", "{\"n\":2}"}}));
        QVERIFY(source);
        QCOMPARE((*source)->entries().size(), 1);
        QCOMPARE((*source)->read(0).value(), QByteArray("{\"n\":1}"));
        QCOMPARE((*source)->refusals().at(0).rule, QStringLiteral("duplicate"));
    }

    void refusesABombBeforeInflatingIt()
    {
        const auto source = openArchive(
            ZipForge::archive({{"bomb.json", QByteArray(8 * 1024 * 1024, ' ')}, {"a.json", "{}"}}));
        QVERIFY(source);
        QCOMPARE((*source)->entries().size(), 1);
        QCOMPARE((*source)->refusals().at(0).rule, QStringLiteral("bomb"));
    }

    void stopsInflatingWhereTheClaimedSizeEnds()
    {
        const auto source = openArchive(ZipForge::archive(
            {{"liar.json", QByteArray(8 * 1024 * 1024, ' '), 0x0800, 8, 0100644, 100}}));
        QVERIFY(source);
        QCOMPARE((*source)->entries().size(), 1);
        QCOMPARE((*source)->read(0).error().code, ErrorCode::Corrupt);
    }

    void refusesAnArchiveWhoseFilesAreTooMuchTogether()
    {
        ImportLimits limits;
        limits.totalBytes = 1000;
        const auto source = openArchive(
            ZipForge::archive({{"a.json", QByteArray(600, ' ')}, {"b.json", QByteArray(600, ' ')}}),
            limits);
        QVERIFY(!source);
        QCOMPARE(source.error().code, ErrorCode::TooLarge);
    }

    void refusesAnArchiveOfTooManyEntries()
    {
        ImportLimits limits;
        limits.entries = 2;
        const auto source = openArchive(
            ZipForge::archive({{"a.json", "1"}, {"b.json", "2"}, {"c.json", "3"}}), limits);
        QVERIFY(!source);
        QCOMPARE(source.error().code, ErrorCode::TooLarge);
    }

    void saysWhereAnArchiveIsTorn()
    {
        const QByteArray whole =
            ZipForge::archive({{"a.json", QByteArray(500, 'x'), 0x0800, 0}, {"b.json", "{}"}});
        for (qsizetype size = 4; size < whole.size(); ++size) {
            const auto source = openArchive(whole.left(size));
            QVERIFY2(!source, qPrintable(QString::number(size)));
            QCOMPARE(source.error().code, ErrorCode::Corrupt);
        }
    }

    void survivesAnyDamagedByte()
    {
        const QByteArray whole =
            ZipForge::archive({{"a.json", "{\"n\":1}"}, {"b.json", QByteArray(300, ' ')}});
        for (qsizetype at = 0; at < whole.size(); ++at) {
            QByteArray bytes = whole;
            bytes[at] = static_cast<char>(bytes.at(at) ^ 0x55);
            const auto source = openArchive(bytes);
            if (!source)
                continue;
            for (qsizetype i = 0; i < (*source)->entries().size(); ++i) {
                const auto read = (*source)->read(i);
                if (read)
                    QCOMPARE(read->size(), (*source)->entries().at(i).size);
            }
        }
    }

    void takesNamesThatAreNoUtf8()
    {
        const auto source = openArchive(ZipForge::archive({{"caf\xe9.json", "{}", 0}}));
        QVERIFY(source);
        QCOMPARE((*source)->entries().at(0).name, QStringLiteral("caf\\xe9.json"));
        QCOMPARE((*source)->read(0).value(), QByteArray("{}"));
    }

    void refusesWhatIsNoArchive()
    {
        QVERIFY(ZipForge::write(path("no.zip"), "this is text"));
        QCOMPARE(openImportSource(path("no.zip")).error().code, ErrorCode::Corrupt);
        QVERIFY(ZipForge::write(path("no.txt"), "this is text"));
        QCOMPARE(openImportSource(path("no.txt")).error().code, ErrorCode::Unsupported);
        QCOMPARE(openImportSource(path("absent")).error().code, ErrorCode::NotFound);
    }

    void readsAFolderWithoutFollowingLinks()
    {
        const QDir root(path("folder"));
        QVERIFY(root.mkpath(QStringLiteral("sub/deep")));
        QVERIFY(ZipForge::write(root.filePath(QStringLiteral("sub/a.json")), "{}"));
        QVERIFY(ZipForge::write(root.filePath(QStringLiteral("sub/deep/b.ogg")), "sound"));
        QVERIFY(ZipForge::write(path("outside.json"), "{}"));
        const auto link = [&](const QString &target, const QString &name) {
            return ::symlink(QFile::encodeName(target).constData(),
                             QFile::encodeName(root.filePath(name)).constData()) == 0;
        };
        QVERIFY(link(root.path(), QStringLiteral("sub/loop")));
        QVERIFY(link(path("outside.json"), QStringLiteral("out.json")));
        QCOMPARE(::mkfifo(QFile::encodeName(root.filePath(QStringLiteral("pipe.json"))).constData(),
                          0600),
                 0);
        const QByteArray odd = QFile::encodeName(root.path()) + "/odd\xff.json";
        FILE *file = ::fopen(odd.constData(), "w");
        QVERIFY(file);
        ::fputs("{}", file);
        ::fclose(file);

        const auto source = openImportSource(root.path());
        QVERIFY(source);
        QStringList names;
        for (const SourceEntry &entry : (*source)->entries())
            names.append(entry.name);
        QCOMPARE(names, QStringList({QStringLiteral("odd\\xff.json"), QStringLiteral("sub/a.json"),
                                     QStringLiteral("sub/deep/b.ogg")}));
        QCOMPARE((*source)->read(0).value(), QByteArray("{}"));
        QCOMPARE((*source)->read(2).value(), QByteArray("sound"));
        QCOMPARE(::unlink(odd.constData()), 0); // QTemporaryDir cannot
        QStringList rules;
        for (const FileReport &report : (*source)->refusals())
            rules.append(report.file + u' ' + report.rule);
        rules.sort();
        QCOMPARE(rules, QStringList({QStringLiteral("out.json symlink"),
                                     QStringLiteral("pipe.json not-a-file"),
                                     QStringLiteral("sub/loop symlink")}));
    }

    void noticesThatAFileChangedMeanwhile()
    {
        const QDir root(path("changing"));
        QVERIFY(root.mkpath(QStringLiteral(".")));
        QVERIFY(ZipForge::write(root.filePath(QStringLiteral("a.json")), "{}"));
        QVERIFY(ZipForge::write(root.filePath(QStringLiteral("b.json")), "{}"));
        const auto source = openImportSource(root.path());
        QVERIFY(source);
        QVERIFY(ZipForge::write(root.filePath(QStringLiteral("a.json")), "{\"more\":1}"));
        QVERIFY(QFile::remove(root.filePath(QStringLiteral("b.json"))));
        QCOMPARE((*source)->read(0).error().code, ErrorCode::Corrupt);
        QCOMPARE((*source)->read(1).error().code, ErrorCode::Unavailable);
    }

    void refusesHugeAndDeepFiles()
    {
        const QDir root(path("huge"));
        QVERIFY(root.mkpath(QStringLiteral("1/2/3")));
        QVERIFY(ZipForge::write(root.filePath(QStringLiteral("1/2/3/deep.json")), "{}"));
        QFile sparse(root.filePath(QStringLiteral("huge.json")));
        QVERIFY(sparse.open(QIODevice::WriteOnly) && sparse.resize(1LL << 32));
        sparse.close();
        ImportLimits limits;
        limits.depth = 3;
        const auto source = openImportSource(root.path(), limits);
        QVERIFY(source);
        QVERIFY((*source)->entries().isEmpty());
        QStringList rules;
        for (const FileReport &report : (*source)->refusals())
            rules.append(report.rule);
        rules.sort();
        QCOMPARE(rules, QStringList({QStringLiteral("depth"), QStringLiteral("size")}));
    }

    void stopsListingWhenCancelled()
    {
        const QDir root(path("cancelled"));
        QVERIFY(root.mkpath(QStringLiteral(".")));
        QVERIFY(ZipForge::write(root.filePath(QStringLiteral("a.json")), "{}"));
        const auto source = openImportSource(root.path(), {}, [] { return true; });
        QVERIFY(!source);
        QCOMPARE(source.error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestZipReader)
#include "tst_zipreader.moc"
