// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.export;

import ai.smartwhale.commons.monitoring.Labels;
import ai.smartwhale.commons.monitoring.MetricDefinition;
import ai.smartwhale.commons.monitoring.MetricSnapshot;
import ai.smartwhale.commons.monitoring.MetricType;
import ai.smartwhale.commons.monitoring.SeriesSnapshot;
import ai.smartwhale.commons.monitoring.SeriesValue.Count;
import ai.smartwhale.commons.monitoring.SeriesValue.Durations;
import ai.smartwhale.commons.monitoring.SeriesValue.Level;
import ai.smartwhale.commons.monitoring.histogram.HistogramSnapshot;

/** The lines of the two text formats, which differ in what describes a metric and in how texts are escaped. */
final class ExpositionLines {

    private static final double NANOS = 1e9;
    private static final String TOTAL = "_total";

    private final TextBytes out = new TextBytes();
    private final boolean open;
    private final ExporterConfig config;
    private final String[] boundLabels;
    private final String[] quantileLabels;

    ExpositionLines(boolean open, ExporterConfig config) {
        this.open = open;
        this.config = config;
        this.boundLabels = config.bounds().stream()
                .map(bound -> "le=\"" + number(bound.toNanos() / NANOS) + '"')
                .toArray(String[]::new);
        this.quantileLabels = config.quantiles().stream()
                .map(quantile -> "quantile=\"" + number(quantile) + '"')
                .toArray(String[]::new);
    }

    byte[] end() {
        if (open) {
            out.add("# EOF\n");
        }
        return out.toBytes();
    }

    void metric(MetricSnapshot metric) {
        MetricDefinition definition = metric.definition();
        describe(definition);
        for (SeriesSnapshot series : metric.series()) {
            String labels = labels(series.labels());
            if (series.value() instanceof Count count) {
                sample(definition.name(), "", labels, "").add(count.count()).add('\n');
            } else if (series.value() instanceof Level level) {
                sample(definition.name(), "", labels, "")
                        .add(number(level.number()))
                        .add('\n');
            } else if (series.value() instanceof Durations durations) {
                durations(definition.name(), labels, durations);
            }
        }
    }

    private void describe(MetricDefinition definition) {
        String name = definition.name();
        if (open && definition.type() == MetricType.COUNTER) {
            name = name.substring(0, name.length() - TOTAL.length());
        }
        out.add("# HELP ")
                .add(name)
                .add(' ')
                .add(escape(definition.help(), open))
                .add('\n');
        out.add("# TYPE ").add(name).add(' ').add(type(definition.type())).add('\n');
        if (open && !definition.unit().word().isEmpty()) {
            out.add("# UNIT ").add(name).add(' ').add(definition.unit().word()).add('\n');
        }
    }

    private String type(MetricType type) {
        return switch (type) {
            case COUNTER -> "counter";
            case GAUGE -> "gauge";
            case TIMER -> config.timerStyle() == TimerStyle.HISTOGRAM ? "histogram" : "summary";
        };
    }

    private void durations(String name, String labels, Durations durations) {
        HistogramSnapshot total = durations.total();
        if (config.timerStyle() == TimerStyle.HISTOGRAM) {
            long[] counts = total.countsAtMost(
                    config.bounds().stream().mapToLong(bound -> bound.toNanos()).toArray());
            for (int i = 0; i < counts.length; i++) {
                sample(name, "_bucket", labels, boundLabels[i]).add(counts[i]).add('\n');
            }
            sample(name, "_bucket", labels, "le=\"+Inf\"").add(total.count()).add('\n');
        } else if (!durations.recent().isEmpty()) {
            for (int i = 0; i < quantileLabels.length; i++) {
                double nanos =
                        durations.recent().quantile(config.quantiles().get(i)).orElseThrow();
                sample(name, "", labels, quantileLabels[i])
                        .add(number(nanos / NANOS))
                        .add('\n');
            }
        }
        sample(name, "_sum", labels, "").add(number(total.sum() / NANOS)).add('\n');
        sample(name, "_count", labels, "").add(total.count()).add('\n');
    }

    private TextBytes sample(String name, String ending, String labels, String oneMore) {
        out.add(name).add(ending);
        if (!labels.isEmpty() || !oneMore.isEmpty()) {
            out.add('{').add(labels);
            if (!labels.isEmpty() && !oneMore.isEmpty()) {
                out.add(',');
            }
            out.add(oneMore).add('}');
        }
        return out.add(' ');
    }

    private static String labels(Labels labels) {
        if (labels.names().isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < labels.names().size(); i++) {
            text.append(i == 0 ? "" : ",")
                    .append(labels.names().get(i))
                    .append("=\"")
                    .append(escape(labels.values().get(i), true))
                    .append('"');
        }
        return text.toString();
    }

    /** Quotes are escaped within quotes, and in all texts of OpenMetrics. */
    private static String escape(String text, boolean quotes) {
        if (text.indexOf('\\') < 0 && text.indexOf('\n') < 0 && text.indexOf('"') < 0) {
            return text;
        }
        String escaped = text.replace("\\", "\\\\").replace("\n", "\\n");
        return quotes ? escaped.replace("\"", "\\\"") : escaped;
    }

    /** As Java writes it, which is a number in both grammars. */
    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value) + ".0"
                : Double.toString(value);
    }
}
