// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Ships log lines to a search server by its bulk interface. */
@NullMarked
package ai.smartwhale.commons.logging.elastic;

import org.jspecify.annotations.NullMarked;
