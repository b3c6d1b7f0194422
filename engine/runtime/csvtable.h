#pragma once

#include "engine/base/result.h"

#include <QByteArrayView>
#include <QList>
#include <QStringList>

//! A table as spreadsheets write it: separated by comma, semicolon or tab (told from the first
//! line), fields in double quotes where they need it, UTF-8 or UTF-16, with or without byte order
//! mark. Pure; any thread.
namespace Batanidza {

struct CsvLimits
{
    qsizetype bytes = 32 * 1024 * 1024; //!< checked before anything is read
    qsizetype rows = 20'000;
    qsizetype lines = 1'000'000; //!< empty ones too
    qsizetype columns = 100;
    qsizetype cell = 4'000; //!< characters
};

struct CsvRow
{
    qint64 line = 1; //!< where it begins in the file, from 1
    QStringList cells;

    friend bool operator==(const CsvRow &, const CsvRow &) = default;
};

struct CsvTable
{
    QStringList header; //!< the first row, trimmed
    QList<CsvRow> rows; //!< without rows in which nothing stands
    QChar separator = u',';
    QString encoding = QStringLiteral("UTF-8");
};

//! Errors: too_large (bytes, rows, lines, columns, a cell), invalid (no UTF-8 or UTF-16, a zero
//! character, a quote that is not closed, nothing in it); with line and column, from 1. Takes
//! memory of a few times `bytes` at most, whatever is in the file.
[[nodiscard]] Result<CsvTable> readCsv(QByteArrayView bytes, const CsvLimits &limits = {});

} // namespace Batanidza
