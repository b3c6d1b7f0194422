// Draws one plot of growth as SVG: `benchplot TITLE < points.tsv > plot.svg`. A line of input is
// "plot, series, unit, size, value" between tabs; both axes are logarithmic. A dashed grey line
// shows what grows as the size does.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

namespace {

constexpr double left = 90;
constexpr double right = 620;
constexpr double top = 50;
constexpr double bottom = 400;

struct Series
{
    std::string name;
    std::vector<std::pair<double, double>> points;
};

//! A logarithmic axis between whole powers of ten.
struct Axis
{
    int from = 0;
    int to = 1;

    void cover(const std::vector<double> &values)
    {
        const auto [least, most] = std::minmax_element(values.begin(), values.end());
        from = static_cast<int>(std::floor(std::log10(*least)));
        to = std::max(from + 1, static_cast<int>(std::ceil(std::log10(*most))));
    }
    [[nodiscard]] double share(double value) const
    {
        return (std::log10(value) - from) / (to - from);
    }
};

std::string escaped(const std::string &text)
{
    std::string out;
    for (const char c : text)
        out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : std::string(1, c);
    return out;
}

std::string power(int exponent)
{
    char text[32];
    if (exponent >= -3 && exponent <= 6)
        std::snprintf(text, sizeof text, "%.*f", std::max(0, -exponent), std::pow(10, exponent));
    else
        std::snprintf(text, sizeof text, "1e%d", exponent);
    return text;
}

std::string text(double x, double y, const char *anchor, const std::string &words)
{
    char head[120];
    std::snprintf(head, sizeof head, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">", x, y,
                  anchor);
    return head + escaped(words) + "</text>\n";
}

std::string line(double x1, double y1, double x2, double y2, const char *style)
{
    char made[200];
    std::snprintf(made, sizeof made, "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" %s/>\n",
                  x1, y1, x2, y2, style);
    return made;
}

void draw(const std::string &title, const std::string &unit, const std::vector<Series> &all,
          std::ostream &out)
{
    std::vector<double> sizes;
    std::vector<double> values;
    for (const Series &series : all) {
        for (const auto &[n, value] : series.points) {
            sizes.push_back(n);
            values.push_back(value);
        }
    }
    Axis across;
    Axis up;
    across.cover(sizes);
    up.cover(values);
    const auto x = [&](double n) { return left + across.share(n) * (right - left); };
    const auto y = [&](double value) { return bottom - up.share(value) * (bottom - top); };

    out << "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 860 460\" width=\"860\" "
           "height=\"460\" font-family=\"sans-serif\" font-size=\"13\">\n"
           "<rect width=\"860\" height=\"460\" fill=\"white\"/>\n"
        << text(left, 28, "start", title);
    const char *grid = R"(stroke="#dddddd")";
    for (int power10 = across.from; power10 <= across.to; ++power10) {
        const double at = x(std::pow(10, power10));
        out << line(at, top, at, bottom, grid) << text(at, bottom + 20, "middle", power(power10));
    }
    for (int power10 = up.from; power10 <= up.to; ++power10) {
        const double at = y(std::pow(10, power10));
        out << line(left, at, right, at, grid) << text(left - 8, at + 4, "end", power(power10));
    }
    out << text((left + right) / 2, bottom + 45, "middle", "items")
        << "<g transform=\"translate(24 " << (top + bottom) / 2 << ") rotate(-90)\">"
        << text(0, 0, "middle", unit) << "</g>\n";
    // In proportion: a tenth of the height for a tenth of the width where both axes are alike.
    const double decades = std::min(across.to - across.from, up.to - up.from);
    const double perDecadeX = (right - left) / (across.to - across.from);
    const double perDecadeY = (bottom - top) / (up.to - up.from);
    out << line(left, bottom, left + decades * perDecadeX, bottom - decades * perDecadeY,
                R"(stroke="#999999" stroke-dasharray="5 5")");

    // Colours that differ in lightness too, and a mark of its own for each.
    static const std::array<const char *, 6> colours{"#0b3d91", "#d1495b", "#2e8b57",
                                                     "#b8860b", "#6a3d9a", "#333333"};
    for (size_t i = 0; i < all.size(); ++i) {
        const char *colour = colours[i % colours.size()];
        const double marks = 3 + static_cast<double>(i % 3) * 1.5;
        out << "<polyline fill=\"none\" stroke-width=\"2\" stroke=\"" << colour << "\" points=\"";
        for (const auto &[n, value] : all[i].points)
            out << x(n) << ',' << y(value) << ' ';
        out << "\"/>\n";
        for (const auto &[n, value] : all[i].points)
            out << "<circle cx=\"" << x(n) << "\" cy=\"" << y(value) << "\" r=\"" << marks
                << "\" fill=\"" << colour << "\"><title>" << n << ": " << value << ' '
                << escaped(unit) << "</title></circle>\n";
        const double at = top + 14 + 24 * static_cast<double>(i);
        out << "<circle cx=\"640\" cy=\"" << at - 4 << "\" r=\"" << marks << "\" fill=\"" << colour
            << "\"/>\n"
            << text(652, at, "start", all[i].name);
    }
    const double at = top + 14 + 24 * static_cast<double>(all.size());
    out << line(632, at - 4, 648, at - 4, R"(stroke="#999999" stroke-dasharray="5 5")")
        << text(652, at, "start", "in proportion") << "</svg>\n";
}

} // namespace

int main(int argc, char **argv)
{
    std::vector<Series> all;
    std::string unit;
    for (std::string row; std::getline(std::cin, row);) {
        std::istringstream cells(row);
        std::string plot;
        std::string name;
        std::string size;
        std::string value;
        std::getline(cells, plot, '\t');
        std::getline(cells, name, '\t');
        std::getline(cells, unit, '\t');
        std::getline(cells, size, '\t');
        std::getline(cells, value, '\t');
        const std::pair point{std::atof(size.c_str()), std::atof(value.c_str())};
        if (point.first <= 0 || point.second <= 0)
            continue; // has no place on a logarithmic axis
        auto series = std::find_if(all.begin(), all.end(),
                                   [&](const Series &known) { return known.name == name; });
        if (series == all.end())
            series = all.insert(all.end(), {name, {}});
        series->points.push_back(point);
    }
    if (all.empty()) {
        std::fprintf(stderr, "benchplot: no points\n");
        return 1;
    }
    draw(argc > 1 ? argv[1] : "growth", unit, all, std::cout);
    return 0;
}
