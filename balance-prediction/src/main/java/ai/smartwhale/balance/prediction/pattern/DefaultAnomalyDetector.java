// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import ai.smartwhale.balance.prediction.pattern.anomaly.FlatRun;
import ai.smartwhale.balance.prediction.pattern.anomaly.HoldOff;
import ai.smartwhale.balance.prediction.pattern.anomaly.ShapeEvidence;
import ai.smartwhale.balance.prediction.pattern.anomaly.SurpriseScorer;
import ai.smartwhale.commons.InvalidValueException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The detector: scores, holds off, names kinds. */
final class DefaultAnomalyDetector implements AnomalyDetector {

    private static final int FORMAT = 0x53574132;
    private static final int GAP_STEPS = 10;
    /** A still series surprises no rank; it is announced a little above the level of alarm. */
    private static final double FLAT_SCORE = 0.55;

    private static final double HELD_OFF = 0.5;

    private final AnomalyDetectorConfig config;
    private final SurpriseScorer scorer;
    private final HoldOff holdOff;
    private final FlatRun flatRun = new FlatRun();
    private final ShapeEvidence evidence = new ShapeEvidence();
    private PointQuality quality = PointQuality.WARMING_UP;
    private Optional<Anomaly> latest = Optional.empty();
    private @Nullable Anomaly open;
    private AlarmState openState = AlarmState.NONE;
    private int openPoints;
    private long lastMillis;
    private long seen;

    DefaultAnomalyDetector(AnomalyDetectorConfig config) {
        this.config = config;
        this.scorer = new SurpriseScorer(config.sample(), config.seed());
        this.holdOff = new HoldOff(config.holdOffShare(), config.holdOffLeast(), config.holdOffMost());
    }

    @Override
    public double update(long epochMillis, double value) {
        latest = Optional.empty();
        if (!Double.isFinite(value)) {
            quality = PointQuality.MISSING;
            return 0;
        }
        quality = quality(epochMillis);
        lastMillis = epochMillis;
        seen++;
        double surprise = scorer.update(epochMillis, value);
        evidence.update(scorer);
        boolean stopped = flatRun.update(scorer.change());
        settle();
        double score = score(surprise);
        if (seen <= config.warmUp()) {
            return Math.min(score, ALARM_SCORE) * HELD_OFF;
        }
        score = stopped ? Math.max(score, FLAT_SCORE) : score;
        boolean quiet = holdOff.quiet();
        if (holdOff.update(score >= ALARM_SCORE)) {
            announce(epochMillis, value, score);
        } else if (quiet) {
            return Math.min(score, ALARM_SCORE) * HELD_OFF;
        }
        return score;
    }

    /** One half at the level of alarm, and steep around it, so that a printed score still tells points apart. */
    private double score(double surprise) {
        double ratio = surprise / config.alarmLevel();
        double square = ratio * ratio;
        return 1 - Math.exp(-Math.log(2) * square * square);
    }

    private PointQuality quality(long epochMillis) {
        if (seen < config.warmUp()) {
            return PointQuality.WARMING_UP;
        }
        long passed = epochMillis - lastMillis;
        if (passed <= 0) {
            return PointQuality.OUT_OF_ORDER;
        }
        long step = scorer.stepMillis();
        return step > 0 && passed / GAP_STEPS > step ? PointQuality.AFTER_GAP : PointQuality.GOOD;
    }

    private void announce(long epochMillis, double value, double score) {
        openState = AlarmState.of(scorer, evidence);
        AnomalyKind kind = KindJudge.judge(evidence, openState, flatRun.flat());
        open = new Anomaly(Instant.ofEpochMilli(epochMillis), value, score, kind, false, KindJudge.reason(kind));
        openPoints = 0;
        latest = Optional.of(open);
    }

    private void settle() {
        Anomaly alarm = open;
        if (alarm == null || ++openPoints < ShapeEvidence.WINDOW - 1) {
            return;
        }
        open = null;
        AnomalyKind kind = KindJudge.judge(evidence, openState, flatRun.flat());
        if (kind != alarm.kind()) {
            latest = Optional.of(
                    new Anomaly(alarm.time(), alarm.value(), alarm.score(), kind, true, KindJudge.reason(kind)));
        }
    }

    @Override
    public PointQuality quality() {
        return quality;
    }

    @Override
    public Optional<Anomaly> latest() {
        return latest;
    }

    @Override
    public Optional<Instant> lastTime() {
        return seen == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(lastMillis));
    }

    @Override
    public List<Anomaly> detectAnomalies(List<AnomalyPoint> points) {
        InvalidValueException.requirePresent("points", points);
        List<Anomaly> found = new ArrayList<>();
        for (AnomalyPoint point : points) {
            Optional<Anomaly> said = detect(point).anomaly();
            said.ifPresent(anomaly -> {
                if (anomaly.settled() && !found.isEmpty()) {
                    found.remove(found.size() - 1);
                }
                found.add(anomaly);
            });
        }
        return Collections.unmodifiableList(found);
    }

    @Override
    public Map<AnomalyKind, List<Anomaly>> classifyAnomalies(List<Anomaly> anomalies) {
        InvalidValueException.requirePresent("anomalies", anomalies);
        Map<AnomalyKind, List<Anomaly>> byKind = new EnumMap<>(AnomalyKind.class);
        for (Anomaly anomaly : anomalies) {
            InvalidValueException.requirePresent("anomaly", anomaly);
            byKind.computeIfAbsent(anomaly.kind(), kind -> new ArrayList<>()).add(anomaly);
        }
        byKind.replaceAll((kind, ofKind) -> Collections.unmodifiableList(ofKind));
        return Collections.unmodifiableMap(byKind);
    }

    @Override
    public List<SuggestedAction> suggestActions(Anomaly anomaly) {
        return RemedyTable.actions(
                InvalidValueException.requirePresent("anomaly", anomaly).kind());
    }

    @Override
    public byte[] snapshot() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(24_000);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(FORMAT);
            out.writeInt(fingerprint());
            scorer.write(out);
            holdOff.write(out);
            flatRun.write(out);
            evidence.write(out);
            out.writeInt(quality.ordinal());
            openState.write(out);
            out.writeInt(openPoints);
            out.writeLong(lastMillis);
            out.writeLong(seen);
            AnomalyState.write(out, open);
            AnomalyState.write(out, latest.orElse(null));
        } catch (IOException e) {
            throw new UncheckedIOException("A byte array does not fail", e);
        }
        return bytes.toByteArray();
    }

    void read(byte[] snapshot) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(snapshot))) {
            if (in.readInt() != FORMAT || in.readInt() != fingerprint()) {
                throw damaged(snapshot);
            }
            scorer.read(in);
            holdOff.read(in);
            flatRun.read(in);
            evidence.read(in);
            quality = AnomalyState.constant(PointQuality.values(), in.readInt());
            openState = AlarmState.read(in);
            openPoints = in.readInt();
            lastMillis = in.readLong();
            seen = in.readLong();
            open = AnomalyState.read(in);
            latest = Optional.ofNullable(AnomalyState.read(in));
            if (in.read() >= 0) {
                throw damaged(snapshot);
            }
        } catch (IOException e) {
            InvalidValueException refused = damaged(snapshot);
            refused.initCause(e);
            throw refused;
        }
    }

    private int fingerprint() {
        return Objects.hash(
                config.alarmLevel(),
                config.holdOffShare(),
                config.holdOffLeast(),
                config.holdOffMost(),
                config.warmUp(),
                config.sample(),
                config.seed());
    }

    private static InvalidValueException damaged(byte[] snapshot) {
        return new InvalidValueException(
                "snapshot", snapshot.length + " bytes", "what snapshot() of a detector with equal settings returned");
    }
}
