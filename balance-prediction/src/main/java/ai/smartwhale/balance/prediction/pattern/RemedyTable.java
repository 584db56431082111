// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import java.util.List;

/** Which actions usually help against which kind, the most useful first. */
final class RemedyTable {

    private RemedyTable() {}

    static List<SuggestedAction> actions(AnomalyKind kind) {
        return switch (kind) {
            case SPIKE ->
                List.of(
                        of(RemedyAction.SHED_LOW_PRIORITY, "a burst passes; keep the urgent requests in time"),
                        of(RemedyAction.WATCH, "a single burst needs no new thresholds"));
            case DIP ->
                List.of(
                        of(RemedyAction.CHECK_SOURCE, "fewer or smaller values may be lost ones"),
                        of(RemedyAction.WATCH, "a single dip needs no new thresholds"));
            case LEVEL_SHIFT ->
                List.of(
                        of(RemedyAction.CHECK_CHANGES, "a lasting jump usually follows a release or a setting"),
                        of(RemedyAction.ADD_CAPACITY, "the new level will stay"),
                        of(RemedyAction.RELEARN_BASELINE, "thresholds were set for the old level"));
            case DRIFT ->
                List.of(
                        of(RemedyAction.ADD_CAPACITY, "the move has not ended; act before the limit is reached"),
                        of(RemedyAction.RELEARN_BASELINE, "forecasts lag behind a slow move"));
            case FLATLINE ->
                List.of(
                        of(RemedyAction.CHECK_SOURCE, "a value that stands still is often no longer measured"),
                        of(RemedyAction.CHECK_CHANGES, "a limit may have been reached"));
            case VARIANCE_CHANGE ->
                List.of(
                        of(RemedyAction.WIDEN_MARGINS, "forecasts are less certain than they were"),
                        of(RemedyAction.CHECK_CHANGES, "changed scatter usually follows a changed mix of requests"));
            case MISSING_SEASON ->
                List.of(
                        of(RemedyAction.CHECK_SCHEDULE, "what usually happens at this time did not, or elsewhen"),
                        of(RemedyAction.CHECK_SOURCE, "the callers behind the pattern may be down"));
            case PEER_OUTLIER ->
                List.of(
                        of(RemedyAction.COMPARE_WITH_PEERS, "models of one group should behave alike"),
                        of(RemedyAction.CHECK_CHANGES, "only this model may have been changed"));
        };
    }

    private static SuggestedAction of(RemedyAction action, String reason) {
        return new SuggestedAction(action, reason);
    }
}
