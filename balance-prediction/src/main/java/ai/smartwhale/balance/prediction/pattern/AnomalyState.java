// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes and reads the anomaly that a detector has open. */
final class AnomalyState {

    private AnomalyState() {}

    static void write(DataOutput out, @Nullable Anomaly anomaly) throws IOException {
        out.writeBoolean(anomaly != null);
        if (anomaly != null) {
            out.writeLong(anomaly.time().toEpochMilli());
            out.writeDouble(anomaly.value());
            out.writeDouble(anomaly.score());
            out.writeInt(anomaly.kind().ordinal());
            out.writeBoolean(anomaly.settled());
        }
    }

    static @Nullable Anomaly read(DataInput in) throws IOException {
        if (!in.readBoolean()) {
            return null;
        }
        Instant time = Instant.ofEpochMilli(in.readLong());
        double value = in.readDouble();
        double score = in.readDouble();
        AnomalyKind kind = constant(AnomalyKind.values(), in.readInt());
        return new Anomaly(time, value, score, kind, in.readBoolean(), KindJudge.reason(kind));
    }

    static <E> E constant(E[] constants, int ordinal) throws IOException {
        if (ordinal < 0 || ordinal >= constants.length) {
            throw new IOException("no constant has the number " + ordinal);
        }
        return constants[ordinal];
    }
}
