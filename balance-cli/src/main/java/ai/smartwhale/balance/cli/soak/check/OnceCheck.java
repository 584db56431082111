// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak.check;

import java.util.HashMap;
import java.util.Map;

/**
 * What models elsewhere post is answered to them at most once, and never for somebody else. A post has no deadline at
 * its caller, and what a Data service has in hand when it dies stays unanswered, so those are counted and not judged.
 * Thread-safe.
 */
public final class OnceCheck {

    private final Map<String, Boolean> posted = new HashMap<>();
    private final Findings findings = new Findings();
    private long answers;

    /** One that has seen nothing. */
    public OnceCheck() {}

    /**
     * A request is posted.
     *
     * @param id its id
     */
    public synchronized void posted(String id) {
        posted.put(id, false);
    }

    /**
     * An answer was handed to the caller.
     *
     * @param id its id
     */
    public synchronized void answered(String id) {
        answers++;
        Boolean before = posted.put(id, true);
        if (before == null) {
            findings.add("answer to " + id + ", which was not asked");
        } else if (before) {
            findings.add("second answer to " + id);
        }
    }

    /**
     * Judges.
     *
     * @return the verdict
     */
    public synchronized Verdict verdict() {
        long unanswered = posted.values().stream().filter(done -> !done).count();
        return Verdict.of(
                "what models elsewhere post is answered at most once",
                answers,
                findings,
                posted.size() + " posted, " + unanswered + " without an answer");
    }
}
