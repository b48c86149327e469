package memberict.email;

/** Undoes the soft line breaks of {@code format=flowed} (RFC 3676), so that a sentence is one line again. */
final class FlowedText {

    private FlowedText() {}

    static String unfolded(String text, boolean deleteSpace) {
        StringBuilder whole = new StringBuilder(text.length());
        int flowing = -1;
        for (String line : text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1)) {
            int depth = 0;
            while (depth < line.length() && line.charAt(depth) == '>') {
                depth++;
            }
            int start = depth < line.length() && line.charAt(depth) == ' ' ? depth + 1 : depth;
            String words = line.substring(start);
            boolean signature = words.equals("-- ");
            if (flowing == depth && !signature) {
                whole.append(words);
            } else {
                if (!whole.isEmpty() || flowing >= 0) {
                    whole.append('\n');
                }
                whole.append(depth > 0 ? ">".repeat(Math.min(depth, 50)) + " " : "")
                        .append(words);
            }
            boolean soft = words.endsWith(" ") && !signature;
            flowing = soft ? depth : -1;
            if (soft && deleteSpace) {
                whole.setLength(whole.length() - 1);
            }
        }
        return whole.toString();
    }
}
