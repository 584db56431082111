// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A gauge that is a function: one that answers what was set, or one of the owner's. */
final class CellGauge implements Gauge {

    private static final Logger LOG = LoggerFactory.getLogger(CellGauge.class);
    private static final DoubleSupplier UNSET = () -> Double.NaN;

    private final MetricDefinition definition;
    private final Runnable onFailure;
    private volatile DoubleSupplier source = UNSET;
    private volatile boolean told;

    /** A number that was set; told from functions by its type. */
    private record Constant(double value) implements DoubleSupplier {
        @Override
        public double getAsDouble() {
            return value;
        }
    }

    CellGauge(MetricDefinition definition, Runnable onFailure) {
        this.definition = definition;
        this.onFailure = onFailure;
    }

    @Override
    public synchronized void set(double value) {
        source = new Constant(requireFinite("value", value));
    }

    @Override
    public synchronized void add(double amount) {
        requireFinite("amount", amount);
        source = new Constant(source instanceof Constant set ? set.value() + amount : amount);
    }

    @Override
    public synchronized void pull(DoubleSupplier function) {
        source = InvalidValueException.requirePresent("source", function);
    }

    @Override
    public OptionalDouble value() {
        try {
            double value = source.getAsDouble();
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (RuntimeException e) {
            onFailure.run();
            if (!told) {
                told = true;
                LOG.warn("the function of gauge {} failed; this is told once", definition.name(), e);
            }
            return OptionalDouble.empty();
        }
    }

    Optional<SeriesValue> read() {
        OptionalDouble value = value();
        return value.isPresent() ? Optional.of(new SeriesValue.Level(value.getAsDouble())) : Optional.empty();
    }

    private static double requireFinite(String field, double value) {
        if (!Double.isFinite(value)) {
            throw new InvalidValueException(field, value, "a finite number");
        }
        return value;
    }
}
