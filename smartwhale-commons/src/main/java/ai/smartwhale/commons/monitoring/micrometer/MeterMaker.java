// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.micrometer;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.monitoring.Labels;
import ai.smartwhale.commons.monitoring.MetricDefinition;
import ai.smartwhale.commons.monitoring.MetricUnit;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Makes the meters of one series. */
final class MeterMaker {

    private static final double[] SHARES = {0.5, 0.95, 0.99};

    private final MeterRegistry registry;
    private final SeriesReading reading;
    private final MetricDefinition definition;
    private final List<Tag> tags;

    MeterMaker(MeterRegistry registry, List<Tag> more, SeriesReading reading) {
        this.registry = registry;
        this.reading = reading;
        this.definition = reading.series().definition();
        this.tags = new ArrayList<>(more);
        Labels labels = reading.series().labels();
        for (int i = 0; i < labels.names().size(); i++) {
            tags.add(Tag.of(labels.names().get(i), labels.values().get(i)));
        }
    }

    List<Meter> make() {
        return switch (definition.type()) {
            case COUNTER -> List.of(counter(dotted("_total")));
            case GAUGE -> List.of(gauge(dotted("")));
            case TIMER -> timer(dotted("_seconds"));
        };
    }

    private String dotted(String ending) {
        String name = definition.name();
        return name.substring(0, name.length() - ending.length()).replace('_', '.');
    }

    /** The registry would give back the meter that is there, and taking it away would take away another's. */
    private void requireFree(String name, List<Tag> wanted) {
        boolean taken = registry.find(name).tags(wanted).meters().stream()
                .anyMatch(meter -> meter.getId().getTags().size() == wanted.size());
        if (taken) {
            throw new InvalidValueException("registry", name + wanted, "a registry without such a meter");
        }
    }

    private @Nullable String unit() {
        return definition.unit() == MetricUnit.NONE ? null : definition.unit().word();
    }

    private Meter counter(String name) {
        requireFree(name, tags);
        return FunctionCounter.builder(name, reading, SeriesReading::count)
                .tags(tags)
                .description(definition.help())
                .baseUnit(unit())
                .register(registry);
    }

    private Meter gauge(String name) {
        requireFree(name, tags);
        return Gauge.builder(name, reading, SeriesReading::level)
                .tags(tags)
                .description(definition.help())
                .baseUnit(unit())
                .register(registry);
    }

    private List<Meter> timer(String name) {
        requireFree(name, tags);
        List<Meter> meters = new ArrayList<>();
        meters.add(FunctionTimer.builder(
                        name, reading, SeriesReading::durationsCount, SeriesReading::totalNanos, TimeUnit.NANOSECONDS)
                .tags(tags)
                .description(definition.help())
                .register(registry));
        meters.add(recent(name + ".max", tags, 1));
        for (double share : SHARES) {
            List<Tag> withShare = new ArrayList<>(tags);
            withShare.add(Tag.of("phi", Objects.toString(share)));
            meters.add(recent(name + ".percentile", withShare, share));
        }
        return meters;
    }

    private Meter recent(String name, List<Tag> all, double share) {
        return Gauge.builder(name, reading, of -> of.recentSeconds(share))
                .tags(all)
                .description(definition.help())
                .baseUnit(MetricUnit.SECONDS.word())
                .register(registry);
    }
}
