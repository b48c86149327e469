package memberict.knowledge;

import java.io.Closeable;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import memberict.language.Vector;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/** Scores every article for a question, by meaning and by words. Never changed once built, so any thread may use it. */
final class SearchIndex implements Closeable {

    // Few, for error codes and product names, which have no meaning to the encoder.
    private static final double WORDS_WEIGHT = 0.1;
    private static final float TITLE_BOOST = 2;
    private static final int MOST_TERMS = 50;
    // The BM25 score at which words count half: about what the right article has.
    private static final double HALF_WAY = 10;

    private static final String NUMBER = "number";
    private static final String TITLE = "title";
    private static final String ASKED_AS = "asked-as";
    private static final String BODY = "body";

    private static final Analyzer ENGLISH = new EnglishAnalyzer();

    private final List<Searchable> articles;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final int[] numbers;

    private SearchIndex(List<Searchable> articles, DirectoryReader reader) throws IOException {
        this.articles = articles;
        this.reader = reader;
        this.searcher = new IndexSearcher(reader);
        this.numbers = new int[reader.maxDoc()];
        StoredFields stored = reader.storedFields();
        for (int document = 0; document < numbers.length; document++) {
            numbers[document] =
                    stored.document(document).getField(NUMBER).storedValue().getIntValue();
        }
    }

    static SearchIndex of(List<Searchable> articles) throws IOException {
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(ENGLISH))) {
            for (int number = 0; number < articles.size(); number++) {
                writer.addDocument(document(number, articles.get(number)));
            }
        }
        return new SearchIndex(List.copyOf(articles), DirectoryReader.open(directory));
    }

    List<Searchable> articles() {
        return articles;
    }

    /** One score for each article, in their order, from 0 to 1. */
    double[] scores(String text, Optional<Vector> vector) throws IOException {
        return withMeaning(words(text), vector);
    }

    /** @param words the scores by words alone; left as they are */
    double[] withMeaning(double[] words, Optional<Vector> vector) {
        double[] scores = words.clone();
        for (int number = 0; number < scores.length; number++) {
            Optional<Double> meaning = articles.get(number).meaning(vector);
            if (meaning.isPresent()) {
                scores[number] = Math.clamp((meaning.get() + WORDS_WEIGHT * words[number]) / (1 + WORDS_WEIGHT), 0, 1);
            }
        }
        return scores;
    }

    /** BM25, bent so that it lies between 0 and 1 and still compares between questions (its share of the best would not). */
    double[] words(String text) throws IOException {
        double[] scores = new double[articles.size()];
        for (ScoreDoc hit : searcher.search(query(text), Math.max(1, articles.size())).scoreDocs) {
            scores[numbers[hit.doc]] = hit.score / (hit.score + HALF_WAY);
        }
        return scores;
    }

    private static BooleanQuery query(String text) throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (String term : terms(text)) {
            query.add(new BoostQuery(new TermQuery(new Term(TITLE, term)), TITLE_BOOST), BooleanClause.Occur.SHOULD);
            query.add(new TermQuery(new Term(ASKED_AS, term)), BooleanClause.Occur.SHOULD);
            query.add(new TermQuery(new Term(BODY, term)), BooleanClause.Occur.SHOULD);
        }
        return query.build();
    }

    /** The first words of a long email say what it is about. Lucene refuses more than 1,024 clauses, three to a word. */
    private static Set<String> terms(String text) throws IOException {
        Set<String> terms = new LinkedHashSet<>();
        try (TokenStream tokens = ENGLISH.tokenStream(BODY, text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (terms.size() < MOST_TERMS && tokens.incrementToken()) {
                terms.add(term.toString());
            }
        }
        return terms;
    }

    private static Document document(int number, Searchable article) {
        Document document = new Document();
        document.add(new StoredField(NUMBER, number));
        document.add(new TextField(TITLE, article.title().text(), Field.Store.NO));
        article.askedAs().forEach(asked -> document.add(new TextField(ASKED_AS, asked.text(), Field.Store.NO)));
        document.add(new TextField(BODY, article.body().text(), Field.Store.NO));
        return document;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
