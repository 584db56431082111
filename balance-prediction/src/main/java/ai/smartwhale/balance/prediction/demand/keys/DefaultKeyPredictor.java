// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand.keys;

import ai.smartwhale.balance.prediction.internal.Snapshots;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Keeps the keys, their gaps and what all keys have in common under one lock. */
final class DefaultKeyPredictor implements KeyPredictor {

    private static final int VERSION = 1;
    private static final Comparator<LikelyKey> MOST_PROBABLE =
            Comparator.comparingDouble((LikelyKey k) -> -k.probability()).thenComparing(LikelyKey::key);

    private final KeyPredictorConfig config;
    private final InstantSource clock;
    private final ReturnHazard peers = new ReturnHazard();
    private final KeyTable table;
    private final ReturnChance chance;

    private long latest;
    private long observed;

    DefaultKeyPredictor(KeyPredictorConfig config, InstantSource clock, IntSupplier room) {
        this.config = config;
        this.clock = clock;
        double fadingPerMilli = Math.log(2) / Math.max(1, config.halfLife().toMillis());
        this.latest = clock.millis();
        this.table = new KeyTable(() -> Math.min(config.maxKeys(), room.getAsInt()), fadingPerMilli, latest);
        this.chance = new ReturnChance(peers, table, fadingPerMilli);
    }

    @Override
    public synchronized void observe(String key, long bytes) {
        InvalidValueException.requireText("key", key);
        LimitExceededException.requireAtMost("key, in characters", key.length(), config.maxKeyLength());
        InvalidValueException.requireRange("bytes", bytes, 0, Long.MAX_VALUE);
        long now = now();
        observed++;
        KeyTrack track = table.find(key);
        if (track == null) {
            account(table.leaving(), now);
            table.enter(key, now);
            track = table.find(key);
        } else {
            comeBack(track, now);
        }
        if (track != null && bytes > 0) {
            track.bytes = bytes;
        }
    }

    private void comeBack(KeyTrack track, long now) {
        double gap = Math.max(1, now - track.last);
        chance.weigh(track, gap);
        account(track, now);
        peers.returned(track.visits, gap);
        track.addGap(Math.log(gap));
        track.accounted = 0;
        track.visits++;
        track.last = now;
        table.count(track, now);
    }

    /** Tells the peers how long a key has waited by now. */
    private void account(@Nullable KeyTrack track, long now) {
        if (track != null) {
            double age = now - (double) track.last;
            if (age > track.accounted) {
                peers.waited(track.visits, track.accounted, age);
                track.accounted = age;
            }
        }
    }

    @Override
    public synchronized void learnSize(String key, long bytes) {
        InvalidValueException.requirePresent("key", key);
        InvalidValueException.requireRange("bytes", bytes, 1, Long.MAX_VALUE);
        KeyTrack track = table.find(key);
        if (track != null) {
            track.bytes = bytes;
        }
    }

    @Override
    public synchronized List<LikelyKey> likelyKeys(Duration within, int most) {
        InvalidValueException.requirePositive("within", within);
        InvalidValueException.requireRange("most", most, 1, Integer.MAX_VALUE);
        long now = now();
        double time = Math.max(1, within.toMillis());
        table.tracks().forEach(track -> account(track, now));
        List<LikelyKey> likely = new ArrayList<>();
        for (KeyTrack track : table.tracks()) {
            double age = now - (double) track.last;
            double probability = chance.within(track, age, time);
            if (probability > 0 && probability >= config.leastProbability()) {
                Duration expected = Duration.ofMillis(Math.round(chance.median(age, time, probability)));
                likely.add(new LikelyKey(track.key, probability, expected, track.bytes, chance.basis()));
            }
        }
        likely.sort(MOST_PROBABLE);
        return List.copyOf(likely.subList(0, Math.min(most, likely.size())));
    }

    @Override
    public synchronized KeyStatistics statistics() {
        return new KeyStatistics(table.tracks().size(), observed, table.evicted());
    }

    /** A clock that is set back does not make keys younger. */
    private long now() {
        latest = Math.max(latest, clock.millis());
        return latest;
    }

    @Override
    public synchronized byte[] snapshot() {
        return Snapshots.write(VERSION, out -> {
            out.writeLong(latest);
            out.writeLong(observed);
            peers.write(out);
            table.write(out);
        });
    }

    /** Into a new predictor. */
    synchronized void restore(byte[] snapshot) {
        Snapshots.read(snapshot, VERSION, in -> {
            latest = in.readLong();
            observed = in.readLong();
            peers.read(in);
            table.read(in, config.maxKeys());
        });
    }
}
