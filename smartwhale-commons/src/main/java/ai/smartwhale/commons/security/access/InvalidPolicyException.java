// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.access;

import ai.smartwhale.commons.InvalidValueException;
import java.util.List;
import java.util.stream.Collectors;

/** A policy, or a change of it, was refused and nothing was changed. Names everything that is wrong with it. */
public final class InvalidPolicyException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 20;

    private final transient List<PolicyProblem> problems;

    /**
     * Creates the exception.
     *
     * @param problems at least one
     */
    public InvalidPolicyException(List<PolicyProblem> problems) {
        super(describe(problems));
        this.problems = List.copyOf(problems);
    }

    /**
     * What is wrong.
     *
     * @return all problems
     */
    public List<PolicyProblem> problems() {
        return problems;
    }

    private static String describe(List<PolicyProblem> problems) {
        InvalidValueException.requirePresent("problems", problems);
        String text =
                problems.stream().limit(SHOWN).map(PolicyProblem::toString).collect(Collectors.joining("; "));
        return problems.size() <= SHOWN ? text : text + "; and " + (problems.size() - SHOWN) + " more";
    }
}
