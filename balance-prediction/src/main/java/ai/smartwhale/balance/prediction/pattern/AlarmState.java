// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import ai.smartwhale.balance.prediction.pattern.anomaly.ShapeEvidence;
import ai.smartwhale.balance.prediction.pattern.anomaly.SurpriseScorer;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How things stood when an alarm was raised, against which the points after it are judged.
 *
 * @param spread the usual size of departures
 * @param oldDeparture the mean departure of points well before the alarm
 * @param patternMoved whether the past days moved away from the values, not the values from them
 */
record AlarmState(double spread, double oldDeparture, boolean patternMoved) {

    static final AlarmState NONE = new AlarmState(0, 0, false);

    static AlarmState of(SurpriseScorer scorer, ShapeEvidence evidence) {
        return new AlarmState(scorer.spread(), evidence.oldDeparture(), scorer.seasonal() && evidence.patternMoved());
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(spread);
        out.writeDouble(oldDeparture);
        out.writeBoolean(patternMoved);
    }

    static AlarmState read(DataInput in) throws IOException {
        return new AlarmState(in.readDouble(), in.readDouble(), in.readBoolean());
    }
}
