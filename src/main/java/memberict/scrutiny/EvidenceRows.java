package memberict.scrutiny;

import java.util.List;

/**
 * The rows a count opens to.
 *
 * @param newest newest first, as many as were asked for
 * @param total how many there are
 */
public record EvidenceRows(List<EvidenceRow> newest, int total) {

    public EvidenceRows {
        newest = List.copyOf(newest);
    }
}
