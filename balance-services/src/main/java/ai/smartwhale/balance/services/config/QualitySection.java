// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

import java.util.List;

/** Whether answers are controlled. */
final class QualitySection {

    static final Setting<Boolean> ENABLED = Setting.flag(
            "quality.enabled",
            false,
            "Whether answers pass a control of their quality before they are cached and delivered.");

    static final List<Setting<?>> ALL = List.of(ENABLED);

    private QualitySection() {}
}
