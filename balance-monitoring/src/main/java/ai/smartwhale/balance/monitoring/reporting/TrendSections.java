// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting;

import ai.smartwhale.balance.monitoring.reporting.format.Words;
import ai.smartwhale.balance.monitoring.reporting.model.ReportCell;
import ai.smartwhale.balance.monitoring.reporting.model.ReportChart;
import ai.smartwhale.balance.monitoring.reporting.model.ReportColumn;
import ai.smartwhale.balance.monitoring.reporting.model.ReportLanguage;
import ai.smartwhale.balance.monitoring.reporting.model.ReportRequest;
import ai.smartwhale.balance.monitoring.reporting.model.ReportSection;
import ai.smartwhale.balance.monitoring.reporting.model.ReportTable;
import ai.smartwhale.balance.monitoring.reporting.model.SectionContent;
import ai.smartwhale.balance.monitoring.reporting.trend.Forecast;
import ai.smartwhale.balance.monitoring.reporting.trend.ForecastPoint;
import ai.smartwhale.balance.monitoring.reporting.trend.LevelChange;
import ai.smartwhale.balance.monitoring.reporting.trend.TimeSeries;
import ai.smartwhale.balance.monitoring.reporting.trend.TrendAnalysis;
import ai.smartwhale.balance.monitoring.reporting.trend.TrendDirection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Adds charts, trends and forecasts to what a source told. */
final class TrendSections {

    private static final double P_PLACES = 1e4;

    private final ReportGeneratorConfig config;
    private final TrendAnalyzer analyzer;

    TrendSections(ReportGeneratorConfig config, TrendAnalyzer analyzer) {
        this.config = config;
        this.analyzer = analyzer;
    }

    ReportSection section(SectionContent content, ReportRequest request) {
        ReportLanguage language = request.language();
        List<String> paragraphs = new ArrayList<>(content.paragraphs());
        List<ReportTable> tables = new ArrayList<>(content.tables());
        List<ReportChart> charts = new ArrayList<>();
        List<List<ReportCell>> trends = new ArrayList<>();
        List<List<ReportCell>> changes = new ArrayList<>();
        int analysed = Math.min(content.series().size(), config.mostSeries());
        for (TimeSeries series : content.series().subList(0, analysed)) {
            TrendAnalysis analysis = analyzer.analyzeTrends(series);
            Optional<Forecast> forecast = forecast(series, request);
            trends.add(trend(series, analysis, forecast, language));
            for (LevelChange change : analysis.changes()) {
                changes.add(List.of(
                        ReportCell.of(series.name()),
                        ReportCell.of(change.at()),
                        ReportCell.of(change.before()),
                        ReportCell.of(change.after())));
            }
            if (charts.size() < config.mostCharts()) {
                charts.add(new ReportChart(series.name(), List.of(series), forecast, analysis.changes()));
            }
        }
        if (!trends.isEmpty()) {
            tables.add(table(
                    Words.TRENDS,
                    trends,
                    language,
                    Words.SERIES,
                    Words.UNIT,
                    Words.VALUES,
                    Words.MEAN,
                    Words.LAST,
                    Words.DIRECTION,
                    Words.SLOPE,
                    Words.P_VALUE,
                    Words.FORECAST,
                    Words.LOW,
                    Words.HIGH));
        }
        if (!changes.isEmpty()) {
            tables.add(table(Words.CHANGES, changes, language, Words.SERIES, Words.TIME, Words.BEFORE, Words.AFTER));
        }
        if (analysed < content.series().size()) {
            paragraphs.add(Words.LEFT_OUT.in(language) + ' ' + (content.series().size() - analysed));
        }
        return new ReportSection(content.title(), paragraphs, charts, tables);
    }

    private Optional<Forecast> forecast(TimeSeries series, ReportRequest request) {
        long steps = request.horizon().dividedBy(series.step());
        if (steps < 1) {
            return Optional.empty();
        }
        long kept = Math.min(steps, TrendAnalyzer.MOST_STEPS);
        return analyzer.predictFutureTrends(series, series.step().multipliedBy(kept));
    }

    private static List<ReportCell> trend(
            TimeSeries series, TrendAnalysis analysis, Optional<Forecast> forecast, ReportLanguage language) {
        double sum = 0;
        double last = Double.NaN;
        for (double value : series.values()) {
            sum += Double.isNaN(value) ? 0 : value;
            last = Double.isNaN(value) ? last : value;
        }
        boolean known = analysis.direction() != TrendDirection.UNKNOWN;
        Optional<ForecastPoint> end = forecast.map(Forecast::last);
        return List.of(
                ReportCell.of(series.name()),
                ReportCell.of(series.unit()),
                ReportCell.of((long) analysis.points()),
                ReportCell.of(analysis.points() > 0 ? sum / analysis.points() : Double.NaN),
                ReportCell.of(last),
                ReportCell.of(Words.of(analysis.direction()).in(language)),
                known ? ReportCell.of(analysis.slopePerDay()) : ReportCell.MISSING,
                known ? ReportCell.of(Math.rint(analysis.pValue() * P_PLACES) / P_PLACES) : ReportCell.MISSING,
                end.map(point -> ReportCell.of(point.value())).orElse(ReportCell.MISSING),
                end.map(point -> ReportCell.of(point.low80())).orElse(ReportCell.MISSING),
                end.map(point -> ReportCell.of(point.high80())).orElse(ReportCell.MISSING));
    }

    private static ReportTable table(
            Words title, List<List<ReportCell>> rows, ReportLanguage language, Words... columns) {
        List<ReportColumn> heads = Arrays.stream(columns)
                .map(column -> new ReportColumn(column.in(language), ""))
                .toList();
        return new ReportTable(title.in(language), heads, rows);
    }
}
