// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.format;

import ai.smartwhale.balance.monitoring.reporting.model.ReportCell;
import ai.smartwhale.balance.monitoring.reporting.model.ReportChart;
import ai.smartwhale.balance.monitoring.reporting.model.ReportLanguage;
import ai.smartwhale.balance.monitoring.reporting.trend.ForecastPoint;
import ai.smartwhale.balance.monitoring.reporting.trend.TimeSeries;
import java.util.StringJoiner;

/** Says a chart in words, for those who do not see it, and for formats that cannot draw. */
final class ChartSummary {

    private static final String BLOCKS = "▁▂▃▄▅▆▇█";
    private static final int WIDEST = 60;

    private final CellText text;
    private final ReportLanguage language;

    ChartSummary(CellText text, ReportLanguage language) {
        this.text = text;
        this.language = language;
    }

    /** The least, the most and the last of the first series, its changes, and the end of its forecast. */
    String of(ReportChart chart) {
        TimeSeries first = chart.series().get(0);
        StringJoiner parts = new StringJoiner(language.rightToLeft() ? "؛ " : "; ");
        double least = Double.NaN;
        double most = Double.NaN;
        double last = Double.NaN;
        for (double value : first.values()) {
            if (!Double.isNaN(value)) {
                least = Double.isNaN(least) ? value : Math.min(least, value);
                most = Double.isNaN(most) ? value : Math.max(most, value);
                last = value;
            }
        }
        parts.add(part(Words.LEAST, number(least)));
        parts.add(part(Words.MOST, number(most)));
        parts.add(part(Words.LAST, number(last)));
        if (!first.unit().isBlank()) {
            parts.add(part(Words.UNIT, first.unit()));
        }
        if (!chart.changes().isEmpty()) {
            parts.add(part(
                    Words.CHANGES, text.digits(Integer.toString(chart.changes().size()))));
        }
        chart.forecast().ifPresent(forecast -> parts.add(expected(forecast.last())));
        return parts.toString();
    }

    private String expected(ForecastPoint end) {
        return part(Words.FORECAST, number(end.value())) + " (" + Words.LOW.in(language) + ' ' + number(end.low80())
                + ' '
                + Words.TO.in(language) + ' ' + number(end.high80()) + ") " + Words.AT.in(language) + ' '
                + text.time(end.at());
    }

    private String part(Words word, String value) {
        return word.in(language) + ": " + value;
    }

    private String number(double value) {
        return text.shown(ReportCell.of(value));
    }

    /** The course of a series in one line of text; a blank where nothing was measured. */
    static String sparkline(TimeSeries series) {
        double[] values = series.values();
        int block = Math.max(1, (values.length + WIDEST - 1) / WIDEST);
        double[] means = new double[(values.length + block - 1) / block];
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < means.length; i++) {
            means[i] = mean(values, i * block, Math.min(values.length, (i + 1) * block));
            least = Double.isNaN(means[i]) ? least : Math.min(least, means[i]);
            most = Double.isNaN(means[i]) ? most : Math.max(most, means[i]);
        }
        StringBuilder line = new StringBuilder(means.length);
        for (double mean : means) {
            double share = most > least ? (mean - least) / (most - least) : 0.5;
            line.append(Double.isNaN(mean) ? ' ' : BLOCKS.charAt((int) Math.min(7, share * 8)));
        }
        return line.toString();
    }

    private static double mean(double[] values, int from, int to) {
        double sum = 0;
        int count = 0;
        for (int i = from; i < to; i++) {
            sum += Double.isNaN(values[i]) ? 0 : values[i];
            count += Double.isNaN(values[i]) ? 0 : 1;
        }
        return count == 0 ? Double.NaN : sum / count;
    }
}
