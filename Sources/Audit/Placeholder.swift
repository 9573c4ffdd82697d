internal import Disclosure
