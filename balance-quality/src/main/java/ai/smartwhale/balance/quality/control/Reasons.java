// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

import ai.smartwhale.balance.quality.control.ThresholdDecision.Breach;
import ai.smartwhale.balance.quality.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says why data was held back. */
final class Reasons {

    private Reasons() {}

    static List<String> of(ThresholdDecision decision, List<Finding> findings, int most) {
        List<String> reasons = new ArrayList<>();
        for (Breach breach : decision.breaches()) {
            reasons.add("score %.3f of %s is below %.3f".formatted(breach.score(), breach.scope(), breach.threshold()));
        }
        int more = 0;
        for (Finding finding : findings) {
            if (!finding.flagged()) {
                continue;
            }
            if (reasons.size() < most) {
                reasons.add(of(finding));
            } else {
                more++;
            }
        }
        if (more > 0) {
            reasons.add("and " + more + " more findings");
        }
        return reasons;
    }

    static String of(Finding finding) {
        String kind = finding.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        String where = finding.wholeRecord() ? kind : finding.field() + ": " + kind;
        return finding.explanation().isBlank() ? where : where + ": " + finding.explanation();
    }

    static String failure(String what, Throwable failure) {
        return what + ": " + failure.getClass().getSimpleName();
    }
}
