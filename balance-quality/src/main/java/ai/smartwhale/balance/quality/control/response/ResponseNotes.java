// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control.response;

import ai.smartwhale.balance.quality.control.Change;
import ai.smartwhale.balance.quality.control.ControlledRecord;
import ai.smartwhale.balance.quality.control.Outcome;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.ErrorCode;
import ai.smartwhale.messaging.ResponsePayload;
import ai.smartwhale.messaging.ResponseStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes into answers what was found. */
final class ResponseNotes {

    private ResponseNotes() {}

    static DataResponse unassessed(DataResponse response, String reason) {
        Map<String, Object> note = new LinkedHashMap<>();
        note.put("assessed", false);
        note.put("reason", reason);
        return withNote(response, response.payload().toBuilder(), note);
    }

    static DataResponse delivered(DataResponse response, @Nullable Object data, Map<String, Object> note) {
        return withNote(response, response.payload().toBuilder().data(data), note);
    }

    /** A failure in place of the answer: its data and all that speaks of it are gone. */
    static DataResponse withheld(DataResponse response, Map<String, Object> note) {
        ResponsePayload payload = response.payload();
        ResponsePayload.Builder failure = payload.toBuilder()
                .status(ResponseStatus.ERROR)
                .data(null)
                .errorCode(ErrorCode.PROCESSING_FAILED)
                .errorMessage("the data was withheld because of its quality")
                .metadata(Map.of())
                .pageInfo(Map.of())
                .nextCursor(null)
                .cached(false);
        return withNote(response, failure, note);
    }

    static Map<String, Object> note(
            Outcome outcome,
            double score,
            List<ControlledRecord> records,
            boolean list,
            List<String> reasons,
            int most) {
        Map<String, Object> note = new LinkedHashMap<>();
        note.put("assessed", true);
        note.put("outcome", outcome.label());
        note.put("score", Math.round(score * 10_000) / 10_000.0);
        int findings = 0;
        int withheld = 0;
        List<Map<String, Object>> repairs = new ArrayList<>(0);
        for (int i = 0; i < records.size(); i++) {
            ControlledRecord record = records.get(i);
            findings += (int)
                    record.findings().stream().filter(one -> one.flagged()).count();
            withheld += record.outcome().delivers() ? 0 : 1;
            for (Change change : record.changes()) {
                if (repairs.size() < most && record.outcome().delivers()) {
                    repairs.add(repair(change, list, i));
                }
            }
        }
        note.put("findings", findings);
        note.put("repairs", repairs);
        note.put("reasons", reasons.size() <= most ? reasons : reasons.subList(0, most));
        if (list) {
            note.put("withheld", withheld);
        }
        return note;
    }

    private static Map<String, Object> repair(Change change, boolean list, int item) {
        Map<String, Object> repair = new LinkedHashMap<>();
        if (list) {
            repair.put("item", item);
        }
        repair.put("field", change.field());
        repair.put("operator", change.operator());
        repair.put("kind", change.kind().name().toLowerCase(Locale.ROOT));
        repair.put("confidence", Math.round(change.confidence() * 1000) / 1000.0);
        return repair;
    }

    private static DataResponse withNote(
            DataResponse response, ResponsePayload.Builder payload, Map<String, Object> note) {
        Map<String, Object> info = new LinkedHashMap<>(response.payload().additionalInfo());
        info.put(ResponseQuality.ADDITIONAL_INFO, note);
        return new DataResponse(
                response.metadata(), payload.additionalInfo(info).build());
    }
}
