// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Who asks for what, and when, in a soak. */
@NullMarked
package ai.smartwhale.balance.cli.soak.load;

import org.jspecify.annotations.NullMarked;
