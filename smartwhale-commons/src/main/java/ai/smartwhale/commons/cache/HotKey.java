// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.time.Instant;
import java.util.Optional;

/** What is known of one of the most used keys. Not thread-safe. */
final class HotKey {

    private static final double GAP_SHARE = 0.2;
    private static final double REGULAR = 0.3;
    private static final long FEW_GAPS = 4;
    /** As many uses, seen and expected, are added before their ratio is believed. */
    private static final double TREND_DOUBT = 2;

    private static final double EVIDENCE_DOUBT = 8;
    /** After a longer silence nothing of the hours is worth keeping, and walking through it would take long. */
    static final long LONGEST_SILENCE = 14 * 24 * HoursOfDay.MILLIS;

    final CacheKey key;
    /** In uses that were looked at; for the order of the most used. */
    double count;
    /** Where it is in the heap of the most used. */
    int index;

    private final HoursOfDay hours;
    private final int usesPerEvent;
    private final double window;
    private final FadingRate recent;
    private final FadingRate longer;
    /** What the hours of the day let expect over the longer time. */
    private final FadingRate expected;

    private final DayProfile profile;
    private long lookedAt;
    private long usedAt;
    private long gaps;
    private double gap;
    private double gapVariance;

    HotKey(CacheKey key, double count, long now, UsageTrackerConfig config, HoursOfDay hours) {
        this.key = key;
        this.count = count;
        this.hours = hours;
        this.usesPerEvent = config.sampleEvery();
        this.window = config.longer().toMillis();
        this.recent = new FadingRate(config.recent().toMillis(), now);
        this.longer = new FadingRate(window, now);
        this.expected = new FadingRate(window, now);
        this.profile = new DayProfile(now);
        this.lookedAt = now;
        this.usedAt = now;
    }

    /** The use that made the object is not told again: only from then on is every gap known. */
    void used(long now) {
        look(now);
        double millis = Math.max(0, now - usedAt);
        gaps++;
        double share = Math.max(GAP_SHARE, 1.0 / gaps);
        double difference = millis - gap;
        gap += share * difference;
        gapVariance = (1 - share) * (gapVariance + share * difference * difference);
        usedAt = Math.max(usedAt, now);
        recent.add(now, usesPerEvent);
        longer.add(now, usesPerEvent);
        profile.add(hours.at(now), usesPerEvent);
    }

    /** Accounts for the time that passed. */
    private void look(long now) {
        if (now - lookedAt > LONGEST_SILENCE) {
            profile.forget(now);
            lookedAt = now;
        }
        while (lookedAt < now) {
            long end = Math.min(now, HoursOfDay.nextBoundary(lookedAt));
            int hour = hours.at(lookedAt);
            double perMilli = profile.perHour(hour, longerPerHour(lookedAt)) / HoursOfDay.MILLIS;
            expected.add(end, perMilli * (end - lookedAt));
            profile.look(hour, lookedAt, end);
            lookedAt = end;
        }
    }

    private double longerPerHour(long now) {
        return longer.perMilli(now) * HoursOfDay.MILLIS;
    }

    double recentPerHour(long now) {
        return recent.perMilli(now) * HoursOfDay.MILLIS;
    }

    /** The latest rate over the one before. */
    double change(long now) {
        double before = longer.perMilli(now);
        return before == 0 ? 1 : recent.perMilli(now) / before;
    }

    /** How many uses were looked at over the longer time. */
    double evidence(long now) {
        return longer.events(now) / usesPerEvent;
    }

    UsagePrediction predict(HoursAhead ahead, long horizon) {
        long now = ahead.now;
        look(now);
        double assumed = longerPerHour(now);
        double doubt = TREND_DOUBT * usesPerEvent;
        double trend = (longer.events(now) + doubt) / (expected.events(now) + doubt);
        double within = 0;
        double uses = 0;
        long next = regularNext(now);
        for (int i = 0; i < ahead.pieces(); i++) {
            long start = ahead.start(i);
            long end = ahead.end(i);
            double bend = 1 + (trend - 1) * Math.exp(-(start - now) / window);
            double perMilli = profile.perHour(ahead.hour(i), assumed) * bend / HoursOfDay.MILLIS;
            within += perMilli * Math.max(0, Math.min(end, now + horizon) - start);
            double added = perMilli * (end - start);
            if (next < 0 && uses + added >= 1) {
                next = start + (long) ((1 - uses) / perMilli);
            }
            uses += added;
            if (next >= 0 && end >= now + horizon) {
                break;
            }
        }
        Optional<Instant> nextUse = next < 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(next));
        return new UsagePrediction(key, within, nextUse, confidence());
    }

    /** After the usual gap, if gaps are all alike and every use is seen; otherwise -1. */
    private long regularNext(long now) {
        boolean regular = usesPerEvent == 1 && gaps >= FEW_GAPS && variation() < REGULAR;
        long next = usedAt + Math.round(gap);
        return regular && next > now ? next : -1;
    }

    /** The standard deviation of gaps over their mean. */
    private double variation() {
        return gap <= 0 ? 0 : Math.sqrt(gapVariance) / gap;
    }

    private double confidence() {
        double variation = variation();
        return gaps / (gaps + EVIDENCE_DOUBT) / Math.sqrt(1 + variation * variation);
    }
}
