// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

import java.util.List;
import java.util.stream.Collectors;

/** Settings have mistakes; names all that were found. No secret is in its text. */
public final class InvalidSettingsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<SettingProblem> problems;

    InvalidSettingsException(List<SettingProblem> problems) {
        super(problems.stream()
                .map(SettingProblem::message)
                .collect(Collectors.joining("\n- ", "Mistakes in the settings:\n- ", "")));
        this.problems = List.copyOf(problems);
    }

    /**
     * The mistakes.
     *
     * @return in the order of their discovery, one or more
     */
    public List<SettingProblem> problems() {
        return problems;
    }
}
