-- A new session makes the plans of what a push runs before it asks for the counter: whoever holds
-- that keeps everybody waiting. It judges what nobody has placed yet, throws that away, and keeps
-- nothing.
CREATE FUNCTION plan_ahead(offers offer[], contents jsonb[], given text[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    documents record;
BEGIN
    IF current_setting('hub.has_plans', true) = 'yes' THEN
        RETURN;
    END IF;
    PERFORM are_next(offers, NULL);
    BEGIN
        SELECT * INTO documents FROM read_documents(offers, contents, given);
        PERFORM judge(offers, documents.headers, documents.lines, documents.unreadable);
    EXCEPTION WHEN OTHERS THEN
        NULL; -- what is wrong with them is told when their turn comes
    END;
    PERFORM keep_documents('{}', '{}');
    PERFORM book_lines('{}', '{}', false);
    PERFORM keep_rows('{}');
    PERFORM keep_changes('{}', '{}');
    PERFORM take_all('{}', '{}', '{}', false);
    PERFORM set_config('hub.has_plans', 'yes', false);
END
$$;
