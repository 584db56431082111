// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** What models need, how data is spread, how good it is and what effect it has. */
@NullMarked
package ai.smartwhale.balance.core.analyzer;

import org.jspecify.annotations.NullMarked;
