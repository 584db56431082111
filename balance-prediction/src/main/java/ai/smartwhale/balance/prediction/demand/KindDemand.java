// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

import ai.smartwhale.balance.prediction.forecast.Forecaster;
import ai.smartwhale.balance.prediction.internal.Snapshots;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a model asks of one kind of data. Not thread-safe. */
final class KindDemand {

    /** Slots after which a request weighs 1/e in the share: several hours of minutes. */
    private static final double SHARE_MEMORY = 0.998;
    /** And in the rate, by which kinds get and lose forecasters. */
    private static final double RATE_MEMORY = 0.95;

    private int counting;
    private double weight;
    private double rate;
    private @Nullable Forecaster own;

    void count() {
        counting++;
    }

    void endSlot() {
        weight = weight * SHARE_MEMORY + counting;
        rate += (1 - RATE_MEMORY) * (counting - rate);
        if (own != null) {
            own.update(counting);
        }
        counting = 0;
    }

    /** Nobody counted in the slot. */
    void missSlot() {
        counting = 0;
        if (own != null) {
            own.update(Double.NaN);
        }
    }

    double weight() {
        return weight;
    }

    /** Requests for each slot lately. */
    double rate() {
        return rate;
    }

    @Nullable
    Forecaster own() {
        return own;
    }

    void give(Forecaster forecaster) {
        own = forecaster;
    }

    void takeAway() {
        own = null;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(counting);
        out.writeDouble(weight);
        out.writeDouble(rate);
        out.writeBoolean(own != null);
        if (own != null) {
            Snapshots.writeForecaster(out, own);
        }
    }

    void read(DataInput in, Supplier<Forecaster> forecasters) throws IOException {
        counting = in.readInt();
        weight = in.readDouble();
        rate = in.readDouble();
        if (in.readBoolean()) {
            own = forecasters.get();
            Snapshots.readForecaster(in, own);
        }
    }
}
