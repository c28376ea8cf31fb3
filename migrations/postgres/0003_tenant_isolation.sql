-- oldest binary: 1
-- A row with a restaurant_id is there only for whoever works for that restaurant: transactions say so by
-- SET LOCAL app.restaurant_id. Forced, so that it holds for the owner of the tables, too. After a
-- transaction the setting is '', not null. A bare scalar on purpose: beside a statement's own
-- restaurant_id = $1 it is compared once a statement, not once a row.

-- Commits begin with the day. Who waits for this lock holds nothing that the next ones need.
LOCK TABLE days IN ACCESS EXCLUSIVE MODE;

DO $$
DECLARE
    tenant_table regclass;
    of_the_tenant constant text :=
        'restaurant_id = nullif(current_setting(''app.restaurant_id'', true), '''')::bigint';
BEGIN
    FOR tenant_table IN
        SELECT c.oid
          FROM pg_class c
          JOIN pg_attribute a ON a.attrelid = c.oid
         WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
           AND a.attname = 'restaurant_id'
         ORDER BY c.relname
    LOOP
        EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('CREATE POLICY tenant ON %s USING (%s) WITH CHECK (%s)', tenant_table,
                       of_the_tenant, of_the_tenant);
    END LOOP;
END $$;
