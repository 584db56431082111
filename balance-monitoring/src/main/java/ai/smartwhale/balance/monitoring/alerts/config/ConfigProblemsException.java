// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.config;

import java.util.List;
import java.util.stream.Collectors;

/** A file has mistakes; names all that were found. */
public final class ConfigProblemsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<ConfigProblem> problems;

    ConfigProblemsException(List<ConfigProblem> problems) {
        super(problems.stream().map(ConfigProblem::toString).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    /**
     * The mistakes.
     *
     * @return in the order of their lines
     */
    public List<ConfigProblem> problems() {
        return problems;
    }
}
