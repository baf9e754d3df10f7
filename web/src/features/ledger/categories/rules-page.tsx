import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../../design/parts/button.tsx';
import { Field } from '../../../design/parts/field.tsx';
import { TextInput } from '../../../design/parts/inputs.tsx';
import { Page } from '../../../design/parts/page.tsx';
import { EmptyState } from '../../../design/parts/states.tsx';
import { UnreadyPage } from '../../../design/parts/unready-page.tsx';
import { CategoryMenu } from './category-menu.tsx';
import { ExampleRules } from './example-rules.tsx';
import { RuleList } from './rule-list.tsx';
import { useRules } from './use-rules.ts';

const route = getRouteApi('/inside/categories');

/** What was learned from the person's corrections: which shop is what, to be changed and forgotten. */
export function RulesPage() {
  const { t } = useTranslation();
  const { q } = route.useSearch();
  const navigate = route.useNavigate();
  const { rules, error, refetch } = useRules();
  const title = t('categories.rules.title');
  if (rules === undefined) return <UnreadyPage title={title} error={error} retry={() => void refetch()} />;
  if (rules.length === 0)
    return (
      <Page title={title}>
        <EmptyState
          title={t('categories.rules.empty.title')}
          example={<ExampleRules />}
          action={
            <LinkButton kind="primary" to="/money">
              {t('categories.rules.empty.action')}
            </LinkButton>
          }
        >
          {t('categories.rules.empty.detail')}
        </EmptyState>
      </Page>
    );
  const sought = (q ?? '').toLocaleLowerCase();
  const found = rules.filter(({ payee }) => payee.toLocaleLowerCase().includes(sought));
  return (
    <Page title={title} sentence={t('categories.rules.sentence', { count: rules.length })} narrow>
      <search>
        <Field label={t('categories.rules.find')}>
          <TextInput
            type="search"
            maxLength={100}
            defaultValue={q ?? ''}
            onChange={({ target }) =>
              void navigate({ search: { q: target.value.trim() === '' ? undefined : target.value }, replace: true, resetScroll: false })
            }
          />
        </Field>
      </search>
      <CategoryMenu>{found.length === 0 ? <p role="status">{t('categories.rules.none_fits')}</p> : <RuleList rules={found} />}</CategoryMenu>
    </Page>
  );
}
