export function NewDeliveryPage() {
  return null;
}
