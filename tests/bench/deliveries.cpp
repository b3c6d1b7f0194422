#include "tests/bench/deliveries.h"

#include <cstdlib>
#include <cstring>
#include <zlib.h>

namespace Bench {

std::string inflated(std::string_view bytes)
{
    std::string text(std::max<size_t>(65536, bytes.size() * 8), '\0');
    while (text.size() <= 64u << 20) {
        uLongf size = text.size();
        const int done = uncompress(reinterpret_cast<Bytef *>(text.data()), &size,
                                    reinterpret_cast<const Bytef *>(bytes.data()), bytes.size());
        if (done == Z_OK) {
            text.resize(size);
            return text;
        }
        if (done != Z_BUF_ERROR)
            return {};
        text.resize(text.size() * 4);
    }
    return {};
}

Deliveries::Deliveries(int readers, int updates, int high)
    : m_high(high)
    , m_wanted(static_cast<long long>(readers) * updates)
    , m_last(static_cast<size_t>(readers), -1)
{
    if (high > 0)
        m_early.assign(static_cast<size_t>(readers),
                       std::vector<bool>(static_cast<size_t>(updates)));
}

std::string Deliveries::marker(int number, long long due)
{
    return "@@" + std::to_string(number) + ":" + std::to_string(due) + ";";
}

std::vector<Deliveries::Mark> Deliveries::marksOf(std::string_view text)
{
    // A message may be a batch: each marker belongs to the last method named before it.
    constexpr std::string_view urgentMethod = "\"sync.urgent\"";
    std::vector<Mark> marks;
    bool urgent = false;
    size_t from = 0;
    for (size_t at = text.find("@@"); at != std::string_view::npos; at = text.find("@@", at + 2)) {
        const std::string_view between = text.substr(from, at - from);
        const auto method = between.rfind("\"method\":");
        if (method != std::string_view::npos)
            urgent = between.substr(method).find(urgentMethod) != std::string_view::npos;
        from = at;
        const std::string number(text.substr(at + 2, 48));
        char *end = nullptr;
        const auto value = static_cast<int>(std::strtol(number.c_str(), &end, 10));
        const long long due = *end == ':' ? std::strtoll(end + 1, nullptr, 10) : 0;
        marks.push_back({value, due, urgent});
    }
    return marks;
}

const Deliveries::Frame *Deliveries::frame(std::string_view bytes, bool binary)
{
    for (const Frame &known : m_frames) {
        if (known.bytes == bytes)
            return &known;
    }
    std::string text;
    if (binary) {
        text = inflated(bytes);
        if (text.empty())
            return nullptr;
    }
    m_frames.push_front({std::string(bytes), marksOf(binary ? std::string_view(text) : bytes)});
    if (m_frames.size() > 32)
        m_frames.pop_back();
    return &m_frames.front();
}

bool Deliveries::take(int reader, std::string_view bytes, bool binary, long long now)
{
    const Frame *read = frame(bytes, binary);
    if (!read)
        return false;
    const auto index = static_cast<size_t>(reader);
    for (const Mark &mark : read->marks) {
        const bool high = isHigh(mark.number);
        const double ms = static_cast<double>(now - mark.due) / 1e6;
        if (mark.urgent) {
            if (!high || mark.number < 0 ||
                static_cast<size_t>(mark.number) >= m_early[index].size() ||
                m_early[index][static_cast<size_t>(mark.number)]) {
                ++m_doubled;
                continue;
            }
            if (mark.number <= m_last[index])
                continue; // it had come in its turn already
            m_early[index][static_cast<size_t>(mark.number)] = true;
            ++m_ahead;
            m_highTimes.add(ms);
            continue;
        }
        if (mark.number <= m_last[index]) {
            ++m_doubled;
            continue;
        }
        m_last[index] = mark.number;
        ++m_inTurn;
        if (!high)
            m_times.add(ms);
        else if (!m_early[index][static_cast<size_t>(mark.number)])
            m_highTimes.add(ms);
    }
    return true;
}

} // namespace Bench
