// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

/** A scale on which a series is easier to predict: a value's transform, less a centre, over a spread. */
final class ValueScale {

    private static final double LEAST_SHARE_OF_MEAN = 0.02;
    private static final double LEAST_SPREAD = 1e-9;

    private final AutoregressionConfig.Scale wanted;
    private final ValueKind kind;
    private AutoregressionConfig.Scale chosen = AutoregressionConfig.Scale.PLAIN;
    private double floor;
    private double centre;
    private double spread = 1;

    ValueScale(AutoregressionConfig.Scale wanted, ValueKind kind) {
        this.wanted = wanted;
        this.kind = kind;
    }

    /** Chooses the transform, the centre and the spread by finite values. */
    void fit(double[] values, int count) {
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int index = 0; index < count; index++) {
            sum += values[index];
            least = Math.min(least, values[index]);
        }
        double mean = sum / count;
        chosen = choose(least, mean);
        floor = LEAST_SHARE_OF_MEAN * mean;
        double total = 0;
        for (int index = 0; index < count; index++) {
            total += transform(values[index]);
        }
        centre = total / count;
        double squares = 0;
        for (int index = 0; index < count; index++) {
            double off = transform(values[index]) - centre;
            squares += off * off;
        }
        spread = Math.max(Math.sqrt(squares / count), Math.max(LEAST_SPREAD * Math.abs(centre), Double.MIN_NORMAL));
    }

    /** Whether a value can be put on the chosen scale without bending it. */
    boolean fits(double value) {
        return chosen == AutoregressionConfig.Scale.PLAIN || value >= 0;
    }

    /** Whether a value lies below what the logarithmic scale can tell apart. */
    boolean clips(double value) {
        return chosen == AutoregressionConfig.Scale.LOGARITHM && value < floor;
    }

    double to(double value) {
        return (transform(value) - centre) / spread;
    }

    double from(double scaled) {
        double value = centre + spread * scaled;
        return switch (chosen) {
            case LOGARITHM -> Math.exp(value);
            case SQUARE_ROOT -> value <= 0 ? 0 : value * value;
            default -> value;
        };
    }

    private AutoregressionConfig.Scale choose(double least, double mean) {
        return switch (wanted) {
            case AUTOMATIC -> {
                if (least > 0 && least > LEAST_SHARE_OF_MEAN * mean) {
                    yield AutoregressionConfig.Scale.LOGARITHM;
                }
                yield kind == ValueKind.COUNT && least >= 0
                        ? AutoregressionConfig.Scale.SQUARE_ROOT
                        : AutoregressionConfig.Scale.PLAIN;
            }
            case LOGARITHM -> least > 0 ? wanted : AutoregressionConfig.Scale.PLAIN;
            case SQUARE_ROOT -> least >= 0 ? wanted : AutoregressionConfig.Scale.PLAIN;
            case PLAIN -> wanted;
        };
    }

    private double transform(double value) {
        return switch (chosen) {
            case LOGARITHM -> Math.log(Math.max(value, floor));
            case SQUARE_ROOT -> Math.sqrt(Math.max(value, 0));
            default -> value;
        };
    }

    void write(StateWriter state) {
        state.put(chosen.ordinal()).put(floor).put(centre).put(spread);
    }

    void read(StateReader state) {
        chosen = AutoregressionConfig.Scale.values()[state.nextIndex(AutoregressionConfig.Scale.values().length)];
        floor = state.nextDouble();
        centre = state.nextDouble();
        spread = state.nextDouble();
    }
}
