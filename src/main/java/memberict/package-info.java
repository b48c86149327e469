/** The Member ICT assistant: answers councillors, hands on what it cannot answer, and keeps the evidence. */
@NullMarked
package memberict;

import org.jspecify.annotations.NullMarked;
