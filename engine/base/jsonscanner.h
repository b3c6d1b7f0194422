#pragma once

#include "engine/base/jsonread.h"

//! What of reading JSON is not about its containers: where the reader stands, what was wrong, and
//! the words, numbers and strings. Only for jsonread.cpp. One call works in one thread.
namespace Batanidza {

class JsonScanner
{
protected:
    JsonScanner(QByteArrayView text, QList<JsonFault> *faults)
        : m_begin(text.data())
        , m_at(text.data())
        , m_end(text.data() + text.size())
        , m_faults(faults)
    {}

    [[nodiscard]] Error failure() const;
    bool fail(const char *what)
    {
        if (!m_what) {
            m_what = what;
            m_failedAt = m_at;
        }
        return false;
    }
    //! A fault of a value alone: noted where the reader was told to go on, a failure elsewhere.
    bool fault(const char *what, ErrorCode code = ErrorCode::Invalid);
    //! Where we are, while we go on behind faults.
    void stepInto(const QString &key);
    void stepOut();

    void skipSpace()
    {
        while (m_at != m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t'))
            ++m_at;
    }
    bool readWord(const char *word, qsizetype length);
    bool readNumber(Json &out);
    bool readString(QString &out);
    //! Passes over an array or object of any depth; what is inside is not looked at.
    bool skipNested(Json &out);

    const char *m_begin;
    const char *m_at;
    const char *m_end;
    const char *m_what = nullptr;
    const char *m_failedAt = nullptr;
    bool m_tooDeep = false;
    QList<JsonFault> *m_faults;

private:
    bool readDigits();
    [[nodiscard]] qint64 decimalExponent(const char *start) const;
    [[nodiscard]] bool isExactTwo53(const char *start) const;
    bool readUnit(char16_t &unit);
    bool readEscape(QString &out);
    bool loneSurrogate(QString &out);
    bool appendUtf8(QString &out, const char *start, bool ascii);

    QStringList m_path; //!< kept only where faults are noted
    int m_steps = 0;
    int m_faultsSeen = 0;
};

} // namespace Batanidza
