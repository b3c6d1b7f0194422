#include "engine/base/result.h"

#include <QTest>

#include <memory>

using namespace Batanidza;

namespace {

Result<int> half(int value)
{
    if (value % 2 != 0)
        return Error{ErrorCode::Invalid, QStringLiteral("%1 is odd").arg(value)};
    return value / 2;
}

Result<void> mustBeEven(int value)
{
    if (value % 2 != 0)
        return Error{ErrorCode::Invalid, QStringLiteral("odd")};
    return {};
}

} // namespace

class TestResult : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aValueOrAnError()
    {
        const auto good = half(8);
        QVERIFY(good);
        QVERIFY(good.has_value());
        QCOMPARE(*good, 4);
        QCOMPARE(good.value_or(9), 4);
        const auto bad = half(7);
        QVERIFY(!bad);
        QCOMPARE(bad.error().code, ErrorCode::Invalid);
        QCOMPARE(bad.error().detail, QStringLiteral("7 is odd"));
        QCOMPARE(bad.value_or(9), 9);
    }

    void stepsFollowWhileThereIsAValue()
    {
        QCOMPARE(*half(8).and_then(half).and_then(half), 1);
        QCOMPARE(half(12).and_then(half).and_then(half).error().detail, QStringLiteral("3 is odd"));
        QCOMPARE(*half(8).transform([](int v) { return QString::number(v); }), QStringLiteral("4"));
        QVERIFY(!half(7).transform([](int v) { return v; }));
        int asked = 0;
        const auto repaired = half(7).or_else([&asked](const Error &) {
            ++asked;
            return Result<int>(3);
        });
        QCOMPARE(*repaired, 3);
        QCOMPARE(*half(8).or_else([&asked](const Error &error) {
            ++asked;
            return Result<int>(error);
        }),
                 4);
        QCOMPARE(asked, 1);
    }

    void doneOrAnError()
    {
        QVERIFY(mustBeEven(2));
        QVERIFY(!mustBeEven(3));
        QCOMPARE(*mustBeEven(2).and_then([] { return half(4); }), 2);
        QCOMPARE(mustBeEven(3).and_then([] { return half(4); }).error().detail,
                 QStringLiteral("odd"));
    }

    void valuesThatOnlyMove()
    {
        Result<std::unique_ptr<int>> result(std::make_unique<int>(5));
        const std::unique_ptr<int> taken = std::move(result).value();
        QCOMPARE(*taken, 5);
    }

    void everyCodeHasItsName()
    {
        const QStringList line{QStringLiteral("unauthorised"), QStringLiteral("forbidden"),
                               QStringLiteral("not_found"),    QStringLiteral("invalid"),
                               QStringLiteral("too_large"),    QStringLiteral("rate_limited"),
                               QStringLiteral("edit_gap"),     QStringLiteral("edit_reused"),
                               QStringLiteral("stale_base"),   QStringLiteral("conflict_moved"),
                               QStringLiteral("unavailable"),  QStringLiteral("corrupt"),
                               QStringLiteral("unsupported"),  QStringLiteral("internal")};
        for (int code = 0; code <= int(ErrorCode::Cancelled); ++code) {
            const QString name = errorName(ErrorCode(code));
            QVERIFY(!name.isEmpty());
            QCOMPARE(errorFromName(name), ErrorCode(code));
            if (code < line.size())
                QCOMPARE(name, line[code]);
        }
        QCOMPARE(errorFromName(u"no such code"), ErrorCode::Internal);
        QVERIFY(isRetryable(ErrorCode::Unavailable));
        QVERIFY(isRetryable(ErrorCode::RateLimited));
        QVERIFY(!isRetryable(ErrorCode::Invalid));
    }
};

QTEST_APPLESS_MAIN(TestResult)
#include "tst_result.moc"
