// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

import ai.smartwhale.balance.prediction.forecast.BoundForecast;
import ai.smartwhale.balance.prediction.forecast.Forecaster;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of data of one model. Those asked for often enough have forecasters of their own, as many as there is room
 * for; the others share what is left of the total by the means of a Dirichlet distribution of fading counts. Not
 * thread-safe.
 */
final class KindTable {

    /** A forecaster is kept until the rate is so much lower than the one at which it was given. */
    private static final double KEPT = 0.1;
    /** A forecaster that has seen fewer slots knows less than the share. */
    private static final int LEAST_SLOTS = 30;
    /** Jeffreys' prior for each kind that was ever asked for. */
    private static final double PRIOR = 0.5;

    private final double denseRate;
    private final int mostOwn;
    private final Supplier<Forecaster> forecasters;
    private final @Nullable KindDemand[] kinds = new @Nullable KindDemand[DataKind.COUNT];
    private int own;

    KindTable(double denseRate, int mostOwn, Supplier<Forecaster> forecasters) {
        this.denseRate = denseRate;
        this.mostOwn = mostOwn;
        this.forecasters = forecasters;
    }

    void count(int index) {
        KindDemand kind = kinds[index];
        if (kind == null) {
            kind = new KindDemand();
            kinds[index] = kind;
        }
        kind.count();
    }

    int own() {
        return own;
    }

    /** What a model asks for that asks for one kind alone is what it asks for in all: that is forecast already. */
    private boolean isOne() {
        int seen = 0;
        for (KindDemand kind : kinds) {
            seen += kind == null ? 0 : 1;
        }
        return seen == 1;
    }

    void endSlot() {
        boolean one = isOne();
        for (KindDemand kind : kinds) {
            if (kind != null) {
                kind.endSlot();
                if (kind.own() != null && kind.rate() < KEPT * denseRate) {
                    kind.takeAway();
                    own--;
                } else if (!one && kind.own() == null && kind.rate() >= denseRate && room(kind.rate())) {
                    kind.give(forecasters.get());
                    own++;
                }
            }
        }
    }

    /** Nobody counted in the slot. */
    void missSlot() {
        for (KindDemand kind : kinds) {
            if (kind != null) {
                kind.missSlot();
            }
        }
    }

    /**
     * Whether there is room, if need be by taking the forecaster of a kind that is asked for less than half as often.
     */
    private boolean room(double rate) {
        if (own < mostOwn) {
            return true;
        }
        KindDemand least = null;
        for (KindDemand kind : kinds) {
            if (kind != null && kind.own() != null && (least == null || kind.rate() < least.rate())) {
                least = kind;
            }
        }
        if (least == null || least.rate() > rate / 2) {
            return false;
        }
        least.takeAway();
        own--;
        return true;
    }

    /** The needs of so many slots, of which the total is known. */
    List<DataNeedForecast> forecast(int slots, BoundForecast total, double bytesPerRequest, double level) {
        double all = 0;
        double shared = 0;
        double owned = 0;
        for (KindDemand kind : kinds) {
            if (kind != null) {
                all += kind.weight() + PRIOR;
                Forecaster forecaster = trusted(kind);
                shared += forecaster == null ? kind.weight() + PRIOR : 0;
                owned += forecaster == null ? 0 : forecaster.total(slots, level).expected();
            }
        }
        boolean one = isOne();
        double left = Math.max(0, total.expected() - owned);
        double spread = Math.max(0, total.upper() - total.expected()) / Normal.quantile(level);
        List<DataNeedForecast> needs = new ArrayList<>();
        for (int index = 0; index < kinds.length; index++) {
            KindDemand kind = kinds[index];
            if (kind != null) {
                double share = (kind.weight() + PRIOR) / all;
                Forecaster forecaster = trusted(kind);
                needs.add(
                        one
                                ? owned(index, total, share, bytesPerRequest)
                                : forecaster == null
                                        ? shared(
                                                index,
                                                left,
                                                (kind.weight() + PRIOR) / shared,
                                                spread,
                                                level,
                                                share,
                                                bytesPerRequest)
                                        : owned(index, forecaster.total(slots, level), share, bytesPerRequest));
            }
        }
        needs.sort(Comparator.comparingDouble((DataNeedForecast need) -> -need.requests()));
        return needs;
    }

    private static @Nullable Forecaster trusted(KindDemand kind) {
        Forecaster forecaster = kind.own();
        return forecaster == null || forecaster.slots() < LEAST_SLOTS ? null : forecaster;
    }

    private static DataNeedForecast owned(int index, BoundForecast total, double share, double bytes) {
        return new DataNeedForecast(
                DataKind.at(index),
                total.expected(),
                total.lower(),
                total.upper(),
                total.expected() * bytes,
                share,
                DataNeedForecast.Basis.OWN);
    }

    /** A binomial part of an uncertain number. */
    private static DataNeedForecast shared(
            int index, double left, double part, double spread, double level, double share, double bytes) {
        double mean = left * part;
        double deviation = Math.sqrt(mean * (1 - part) + part * part * spread * spread);
        return new DataNeedForecast(
                DataKind.at(index),
                mean,
                Math.max(0, mean - Normal.quantile(1 - (1 - level) / 2) * deviation),
                mean + Math.max(0, Normal.quantile(level)) * deviation,
                mean * bytes,
                share,
                DataNeedForecast.Basis.SHARE);
    }

    void write(DataOutput out) throws IOException {
        for (KindDemand kind : kinds) {
            out.writeBoolean(kind != null);
            if (kind != null) {
                kind.write(out);
            }
        }
    }

    /** Into an empty table. */
    void read(DataInput in) throws IOException {
        for (int index = 0; index < kinds.length; index++) {
            if (in.readBoolean()) {
                KindDemand kind = new KindDemand();
                kind.read(in, forecasters);
                kinds[index] = kind;
                own += kind.own() == null ? 0 : 1;
            }
        }
        if (own > mostOwn) {
            throw new IOException(own + " forecasters, allowed are " + mostOwn);
        }
    }
}
